package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.Times;

/**
 * {@code files}: links to elsewhere, and files that Notion hosts under an address signed anew at
 * every read.
 */
final class FilesType implements PropertyType {

  private static final int MOST_PER_WRITE = 100;
  private static final int MOST_NAME_UNITS = 100;
  private static final int MOST_URL_UNITS = 2000;
  private static final Duration SIGNED_FOR = Duration.ofHours(1);

  @Override
  public String name() {
    return "files";
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    ArrayNode stored = Json.array();
    for (JsonNode file : Shape.array(written, incoming.path(), MOST_PER_WRITE)) {
      stored.add(file(file, incoming.path()));
    }
    return stored.isEmpty() ? null : stored;
  }

  @Override
  public JsonNode value(Cell cell) {
    ArrayNode shown = Json.array();
    if (cell.stored() != null) {
      cell.stored().forEach(file -> shown.add(show(file, cell.workspace().clock().now())));
    }
    return shown;
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return EmptyFilter.of(condition, context, cell -> cell.stored() == null);
  }

  @Override
  public JsonNode cleared() {
    return Json.array();
  }

  /** A plain address becomes a link of the same name. */
  @Override
  public JsonNode wire(Object plain) {
    if (!(plain instanceof Collection<?> addresses)) {
      return Json.of(plain);
    }
    ArrayNode files = Json.array();
    addresses.forEach(
        address ->
            files
                .addObject()
                .put("name", address.toString())
                .putObject("external")
                .put("url", address.toString()));
    return files;
  }

  private static ObjectNode file(JsonNode file, String path) {
    Shape.object(file, path, Set.of("name", "type", "external", "file"));
    String kind = file.has("file") ? "file" : "external";
    if (!file.has(kind)) {
      throw Refusal.shape(path + ".external", "should be defined", null);
    }
    Shape.object(file.get(kind), path + "." + kind, Set.of("url", "expiry_time"));
    String url = Shape.text(file.get(kind).get("url"), path + "." + kind + ".url", MOST_URL_UNITS);
    ObjectNode stored =
        Json.object().put("name", Shape.text(file.get("name"), path + ".name", MOST_NAME_UNITS));
    stored
        .put("type", kind)
        .putObject(kind)
        .put("url", kind.equals("file") ? url.replaceAll("\\?.*", "") : url);
    return stored;
  }

  private static JsonNode show(JsonNode stored, Instant now) {
    if (!stored.has("file")) {
      return stored;
    }
    ObjectNode shown = stored.deepCopy();
    String url = stored.get("file").get("url").asText();
    ((ObjectNode) shown.get("file"))
        .put(
            "url",
            url + "?X-Amz-Expires=3600&X-Amz-Signature=" + Long.toHexString(System.nanoTime()))
        .put("expiry_time", Times.exact(now.plus(SIGNED_FOR)).replace("+00:00", "Z"));
    return shown;
  }
}
