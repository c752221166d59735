package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.thehigherself.sync.plan.Value;

/**
 * A list of files; content {@link Structure} {@code [{"name", "url"}, …]}. A file that Notion hosts
 * has another signed address at every read (Notion, "Retrieving files"), so its url is the address
 * without the query.
 *
 * <p>A write replaces the whole list. A hosted file stays by sending back what the page holds; a
 * new one must lie at an address of its own.
 */
record FilesCodec() implements Codec {

  /** The most files in one write (Notion, "Request limits": elements of an array). */
  private static final int LIMIT = 100;

  @Override
  public String type() {
    return "files";
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode files = Answer.content(property, type());
    Optional<List<AttachedFile>> attached = AttachedFile.all(files);
    if (attached.isEmpty()) {
      return Answer.unknownShape(type());
    }
    ArrayNode list = Json.MAPPER.createArrayNode();
    attached.get().forEach(file -> list.add(file.value()));
    return Structure.value(list);
  }

  @Override
  public JsonNode write(Value value, JsonNode current) throws UnwritableException {
    JsonNode list =
        Content.of(value, Structure.class)
            .map(Structure::json)
            .orElseGet(Json.MAPPER::createArrayNode);
    if (!list.isArray() || list.size() > LIMIT) {
      throw new UnwritableException(
          "The files of a page are a list of at most "
              + LIMIT
              + " of {\"name\": \"Offer.pdf\", \"url\": \"https://…\"}.");
    }
    List<AttachedFile> held =
        new ArrayList<>(AttachedFile.all(Answer.content(current, type())).orElse(List.of()));
    ObjectNode form = Json.MAPPER.createObjectNode();
    ArrayNode files = form.putArray(type());
    for (JsonNode file : list) {
      files.add(NewFile.of(file).written(held));
    }
    return form;
  }
}
