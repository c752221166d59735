package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Conflict;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.ValueJson;

/** What {@code conflicts} prints, as JSON and as text. The JSON's names are a contract. */
final class ConflictsOutput {
  private ConflictsOutput() {}

  static JsonNode json(List<Conflict> open) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    var entries = json.putArray("conflicts");
    open.forEach(conflict -> entries.add(json(conflict)));
    return json;
  }

  private static ObjectNode json(Conflict conflict) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", conflict.id())
        .put("database", conflict.database())
        .put("key", conflict.key().toString())
        .put("field", conflict.field())
        .put("policy", conflict.policy())
        .put("opened_at", conflict.openedAt().toString())
        .put("resolved_at", Objects.toString(conflict.resolvedAt(), null))
        .put("resolution", conflict.resolution());
  }

  /** Only where a person asked for them. */
  static JsonNode jsonWithValues(Conflict conflict) {
    ObjectNode json = json(conflict);
    json.set("base", json(conflict.base()));
    json.set("page_value", json(conflict.page()));
    json.set("row_value", json(conflict.row()));
    return json;
  }

  private static JsonNode json(Value value) {
    return value == null ? Json.MAPPER.nullNode() : ValueJson.encode(value);
  }

  static String text(List<Conflict> open, ListOptions part) {
    if (open.isEmpty()) {
      return "No conflicts." + System.lineSeparator();
    }
    Table table = new Table("id", "database", "key", "field", "open since");
    open.forEach(
        conflict ->
            table.row(
                conflict.id(),
                conflict.database(),
                conflict.key(),
                conflict.field(),
                conflict.openedAt()));
    return table + part.more(open.size(), open.get(open.size() - 1).id());
  }

  static String text(Conflict conflict) {
    return """
        conflict      %d
        database      %s
        key           %s
        field         %s
        agreed on     %s
        Notion        %s
        Supabase      %s
        since         %s
        %s
        """
        .formatted(
            conflict.id(),
            conflict.database(),
            conflict.key(),
            conflict.field(),
            json(conflict.base()),
            json(conflict.page()),
            json(conflict.row()),
            conflict.openedAt(),
            conflict.isOpen()
                ? "choose with  higherself-sync conflicts resolve %d --take notion|supabase"
                    .formatted(conflict.id())
                : ended(conflict));
  }

  /** One sentence about a conflict that is not open any more. */
  static String ended(Conflict conflict) {
    return conflict.resolution().equals("changed")
        ? "conflict %d is not open any more: one of its values changed at %s. See: conflicts list"
            .formatted(conflict.id(), conflict.resolvedAt())
        : "conflict %d is settled since %s: %s"
            .formatted(conflict.id(), conflict.resolvedAt(), conflict.resolution());
  }
}
