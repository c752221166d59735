package network.thehigherself.sync.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.stream.Stream;
import network.thehigherself.sync.plan.Rule;
import network.thehigherself.sync.postgres.PastChange;
import network.thehigherself.sync.property.Json;

/** A change as the page shows it. */
final class ChangeJson {
  private ChangeJson() {}

  /**
   * What was changed, where and why.
   *
   * @param withValues whether it may say what the record held
   */
  static ObjectNode of(PastChange change, boolean withValues) {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("id", change.id())
            .put("run", Objects.toString(change.run(), null))
            .put("database", change.database())
            .put("key", change.key().toString())
            .put("field", change.field())
            .put("side", change.side().text())
            .put("action", change.action())
            .put("reason", reason(change))
            .put("at", change.at().toString())
            .put("undone", change.undoneBy() != null)
            .put("lost", change.loser() != null);
    if (withValues) {
      json.set("before", change.before());
      json.set("after", change.after());
      json.set("loser", change.loser());
    }
    return json;
  }

  /** A rule's name stands for its sentence; any other reason is one itself. */
  private static String reason(PastChange change) {
    return Stream.of(Rule.values())
        .filter(rule -> rule.label().equals(change.reason()))
        .map(Rule::sentence)
        .findFirst()
        .orElse(change.reason());
  }
}
