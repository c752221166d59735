package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import network.thehigherself.sync.property.Json;

/** What {@code status} prints, as JSON and as a table. The JSON's names are a contract. */
record StatusOutput(List<DatabaseStatus> databases) {

  /** As the contract names it. */
  JsonNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    var entries = json.putArray("databases");
    for (DatabaseStatus status : databases) {
      ObjectNode entry = entries.addObject();
      entry.put("database", status.mapping().database());
      entry.put("enabled", status.enabled());
      entry.put("paused", status.paused());
      entry.set("from_notion", json(status.fromNotion()));
      entry.set("from_supabase", json(status.fromSupabase()));
      status.problems().writeTo(entry);
      status.firstMeeting().ifPresent(told -> entry.set("first_meeting", told));
    }
    return json;
  }

  private static JsonNode json(DatabaseStatus.DoorStatus door) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("last_pass", door.lastPass() == null ? null : door.lastPass().toString());
    json.put("lag_s", door.lag());
    return json.put("state", door.state());
  }

  /** One line per database, then how to switch on those that are off. */
  String text() {
    Table table =
        new Table(
            "database",
            "from Notion",
            "seconds ago",
            "from Supabase",
            "seconds ago",
            "conflicts",
            "dead letters",
            "held");
    for (DatabaseStatus status : databases) {
      table.row(
          status.mapping().database(),
          status.fromNotion().state(),
          status.fromNotion().lag(),
          status.fromSupabase().state(),
          status.fromSupabase().lag(),
          status.problems().conflicts(),
          status.problems().deadLetters(),
          status.problems().held());
    }
    StringBuilder text = new StringBuilder(table.toString());
    databases.stream()
        .filter(status -> !status.enabled())
        .forEach(
            status ->
                text.append(
                    "%s is off: set %s to its Notion id%n"
                        .formatted(status.mapping().database(), status.mapping().idVariable())));
    databases.forEach(status -> status.refusal().ifPresent(text::append));
    return text.toString();
  }
}
