package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import network.thehigherself.sync.line.Approved;

/**
 * What {@code apply} prints: what {@code sync} would, and what it left alone.
 *
 * @param sync the run
 * @param left the records of the plan that were not carried out
 */
record ApplyOutput(SyncOutput sync, List<Approved.Left> left) {
  /** So many are named to a person; a script gets all of them. */
  private static final int NAMED = 20;

  /** 1 also where everything else went well, but something of the plan was left. */
  int exit() {
    return left.isEmpty() ? sync.exit() : Math.max(sync.exit(), ExitCode.INCOMPLETE);
  }

  JsonNode json() {
    ObjectNode json = ((ObjectNode) sync.json()).put("exit", exit());
    ArrayNode entries = json.putArray("left");
    left.forEach(
        one ->
            entries
                .addObject()
                .put("database", one.database())
                .put("key", one.key().toString())
                .put("reason", one.reason()));
    return json;
  }

  String text() {
    StringBuilder text = new StringBuilder(sync.text());
    left.stream()
        .limit(NAMED)
        .forEach(
            one ->
                text.append(
                    "%s: %s is left alone: %s%n"
                        .formatted(one.database(), one.key(), one.reason())));
    if (left.size() > NAMED) {
      text.append("and %d more are left alone, see --output json%n".formatted(left.size() - NAMED));
    }
    return text
        + (left.isEmpty()
            ? "The plan is carried out.%n".formatted()
            : "%d records of the plan are left alone. See what is to be done now: higherself-sync sync --dry-run%n"
                .formatted(left.size()));
  }
}
