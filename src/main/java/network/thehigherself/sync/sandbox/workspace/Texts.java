package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Rich text outside of pages: titles and descriptions of databases and data sources. */
public final class Texts {

  private final Workspace workspace;
  private final Property title;

  Texts(Workspace workspace, Property title) {
    this.workspace = workspace;
    this.title = title;
  }

  /**
   * What to store of rich text that a request writes.
   *
   * @throws Refusal when it is not what Notion takes
   */
  public JsonNode accept(JsonNode written, User writer, String path) {
    JsonNode stored =
        title.type().accept(written, new Incoming(workspace, writer, null, title, path));
    return stored == null ? Json.array() : stored;
  }

  /** Stored rich text as an answer shows it. */
  public JsonNode show(JsonNode stored, User reader) {
    return title.type().value(cell(stored, reader));
  }

  /** Stored rich text without its styles; empty for none. */
  public String plain(JsonNode stored) {
    Object plain = title.type().plain(cell(stored, workspace.people().bot()));
    return plain == null ? "" : plain.toString();
  }

  private Cell cell(JsonNode stored, User reader) {
    PageState state =
        PageState.empty(Parent.WORKSPACE, workspace.clock().now(), reader)
            .with(Map.of(title.id(), stored));
    return new Cell(workspace, reader, title, null, state);
  }
}
