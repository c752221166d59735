package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file as Notion answers it.
 *
 * @param name what people see
 * @param url where it lies; for a hosted file without the query, which is a signature
 * @param hosted what Notion answered under "file", to be sent back as it is; null for a link
 */
record AttachedFile(String name, String url, JsonNode hosted) {

  /** The files of a property; empty where the list has another shape. */
  static Optional<List<AttachedFile>> all(JsonNode files) {
    List<AttachedFile> all = new ArrayList<>();
    for (JsonNode file : files) {
      of(file).ifPresent(all::add);
    }
    return files.isArray() && all.size() == files.size() ? Optional.of(all) : Optional.empty();
  }

  private static Optional<AttachedFile> of(JsonNode file) {
    JsonNode hosted = file.get("file");
    JsonNode url = file.path(hosted == null ? "external" : "file").path("url");
    JsonNode name = file.path("name");
    if (!name.isTextual() || !url.isTextual()) {
      return Optional.empty();
    }
    String address = hosted == null ? url.textValue() : withoutQuery(url.textValue());
    return Optional.of(new AttachedFile(name.textValue(), address, hosted));
  }

  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  ObjectNode value() {
    return Json.MAPPER.createObjectNode().put("name", name).put("url", url);
  }
}
