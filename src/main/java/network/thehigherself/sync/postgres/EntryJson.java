package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.ValueJson;

/** {@link HistoryEntry}s as an intent keeps them, until they are seen to have happened. */
final class EntryJson {
  private EntryJson() {}

  /**
   * An array with one object per entry; what is null, or a value that nobody knows, is left out.
   */
  static ArrayNode encode(Collection<HistoryEntry> entries) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (HistoryEntry entry : entries) {
      ObjectNode object = array.addObject();
      object.put("field", entry.field());
      object.put("side", entry.side().text());
      object.put("action", entry.action());
      object.put("reason", entry.reason());
      put(object, "before", entry.before());
      put(object, "after", entry.after());
      put(object, "loser", entry.loser());
      if (entry.record() != null) {
        object.set("record", Bind.values(entry.record()));
      }
    }
    return array;
  }

  /**
   * The entries that were encoded.
   *
   * @param run the run that made them
   */
  static List<HistoryEntry> decode(JsonNode array, UUID run) {
    List<HistoryEntry> entries = new ArrayList<>();
    array.forEach(object -> entries.add(entry(object, run)));
    return entries;
  }

  private static HistoryEntry entry(JsonNode object, UUID run) {
    return new HistoryEntry(
        object.path("field").textValue(),
        Side.of(object.path("side").textValue()),
        object.path("action").textValue(),
        value(object.get("before")),
        value(object.get("after")),
        value(object.get("loser")),
        object.path("reason").textValue(),
        record(object.get("record")),
        run);
  }

  private static void put(ObjectNode object, String name, Value value) {
    if (value != null && value.isKnown()) {
      object.set(name, ValueJson.encode(value));
    }
  }

  private static Value value(JsonNode json) {
    return json == null ? null : ValueJson.decode(json);
  }

  private static Map<String, Value> record(JsonNode json) {
    return json == null ? null : Read.values(json);
  }
}
