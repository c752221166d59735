package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import network.thehigherself.sync.line.ConflictJson;
import network.thehigherself.sync.postgres.Conflict;
import network.thehigherself.sync.property.Json;

/** What {@code conflicts} prints, as JSON and as text. The JSON's names are a contract. */
final class ConflictsOutput {
  private ConflictsOutput() {}

  static JsonNode json(List<Conflict> open) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    var entries = json.putArray("conflicts");
    open.forEach(conflict -> entries.add(ConflictJson.of(conflict)));
    return json;
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
            ConflictJson.of(conflict.base()),
            ConflictJson.of(conflict.page()),
            ConflictJson.of(conflict.row()),
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
