package network.thehigherself.sync.sandbox.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** Finds the pages of a data source that a query asks for. Trashed pages are never among them. */
public final class Query {

  private final Workspace workspace;
  private final DataSource source;
  private final User reader;

  /** A query of the given data source. */
  public Query(Workspace workspace, DataSource source, User reader) {
    this.workspace = workspace;
    this.source = source;
    this.reader = reader;
  }

  /**
   * The ids of all matching pages in order.
   *
   * @param body with {@code filter}, {@code sorts} and {@code is_archived} as Notion takes them,
   *     all optional
   */
  public List<String> find(JsonNode body) {
    Predicate<Row> filter = new Filter(workspace, source, reader).read(body.get("filter"));
    Rows index = new Rows(workspace, reader);
    boolean archived = body.path("is_archived").asBoolean(false);
    List<Row> found = new ArrayList<>();
    for (Page page : source.pages()) {
      index.in(source, page, archived).filter(filter).ifPresent(found::add);
    }
    return new Sorting(workspace, source, reader)
        .sort(found, body.get("sorts")).stream().map(row -> row.page().id()).toList();
  }
}
