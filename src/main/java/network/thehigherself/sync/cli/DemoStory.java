package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import network.thehigherself.sync.property.Json;

/**
 * What the demo did and what arrived.
 *
 * @param first the first sync, which fills PostgreSQL
 * @param edits what was edited on both sides
 * @param carried the sync that carried the edits over
 * @param second the quiet pass after the edits
 */
record DemoStory(SyncOutput first, List<Edit> edits, SyncOutput carried, SyncOutput second) {

  /**
   * One edit.
   *
   * @param side where it was made
   * @param what in words
   * @param arrived whether it was found on the other side
   */
  record Edit(String side, String database, UUID key, String what, boolean arrived) {}

  /** 0 where every edit arrived and the last pass was quiet. */
  int exit() {
    boolean good =
        edits.stream().allMatch(Edit::arrived)
            && second.changes() == 0
            && first.exit() + carried.exit() + second.exit() == 0;
    return good ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  /** As the contract names it. */
  JsonNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.set("first", first.json());
    var list = json.putArray("edits");
    for (Edit edit : edits) {
      list.addObject()
          .put("side", edit.side())
          .put("database", edit.database())
          .put("key", edit.key().toString())
          .put("arrived", edit.arrived());
    }
    json.set("second", second.json());
    return json;
  }

  /** For a person, in the order in which it happened. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("1. First sync: pages become rows.%n%n%s%n".formatted(first.text()));
    text.append("2. Edits on both sides, and one more sync.%n%n".formatted());
    for (Edit edit : edits) {
      text.append(
          "   %s: %s (%s) %s%n"
              .formatted(
                  edit.side().equals("notion") ? "Notion  " : "Supabase",
                  edit.what(),
                  edit.database(),
                  edit.arrived() ? "→ arrived on the other side" : "→ DID NOT ARRIVE"));
    }
    text.append("%n%s%n".formatted(carried.text()));
    text.append("3. One more sync: both sides are equal, nothing moves.%n%n".formatted());
    return text.append(second.text()).toString();
  }
}
