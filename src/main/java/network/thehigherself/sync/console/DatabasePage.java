package network.thehigherself.sync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import network.thehigherself.sync.line.ConflictJson;
import network.thehigherself.sync.line.DatabaseStatus;
import network.thehigherself.sync.line.Databases;
import network.thehigherself.sync.line.DeadLetterJson;
import network.thehigherself.sync.line.Statuses;
import network.thehigherself.sync.postgres.Conflicts;
import network.thehigherself.sync.postgres.DeadLetters;
import network.thehigherself.sync.postgres.Histories;
import network.thehigherself.sync.postgres.OwedKey;
import network.thehigherself.sync.postgres.OwedKeys;
import network.thehigherself.sync.property.Json;
import org.apache.camel.Handler;
import org.apache.camel.Header;

/** One database: how it is, what was changed last, and what waits for a person. */
public final class DatabasePage {
  /** Of each kind; whoever needs more has the commands. */
  private static final int MOST = 50;

  private final Databases databases;
  private final Statuses statuses;
  private final Remembered remembered;
  private final boolean showValues;

  /** What schema sync remembers of a database. */
  public record Remembered(
      Histories histories, Conflicts conflicts, DeadLetters deadLetters, OwedKeys owed) {}

  /**
   * @param showValues whether it may say what records hold
   */
  public DatabasePage(
      Databases databases, Statuses statuses, Remembered remembered, boolean showValues) {
    this.databases = databases;
    this.statuses = statuses;
    this.remembered = remembered;
    this.showValues = showValues;
  }

  /** As the page shows it. */
  @Handler
  public JsonNode read(@Header("name") String name) {
    String database = Named.database(databases, name).database();
    DatabaseStatus status = statuses.of(database);
    ObjectNode json = DatabaseJson.of(status);
    json.put("shows_values", showValues);
    var changes = json.putArray("changes");
    remembered
        .histories()
        .latest(database, MOST)
        .forEach(change -> changes.add(ChangeJson.of(change, showValues)));
    var conflicts = json.putArray("open_conflicts");
    remembered
        .conflicts()
        .open(database, 0, MOST)
        .forEach(
            conflict ->
                conflicts.add(
                    showValues ? ConflictJson.withValues(conflict) : ConflictJson.of(conflict)));
    var letters = json.putArray("open_dead_letters");
    remembered
        .deadLetters()
        .list(database, 0, MOST)
        .forEach(letter -> letters.add(DeadLetterJson.of(letter)));
    var held = json.putArray("held_records");
    remembered.owed().held(database, MOST).forEach(owed -> held.add(held(owed)));
    return json;
  }

  private static JsonNode held(OwedKey owed) {
    return Json.MAPPER
        .createObjectNode()
        .put("key", owed.key().toString())
        .put("reason", owed.owed().reason())
        .put("since", owed.since().toString())
        .put("next_try", Objects.toString(owed.owed().nextTry(), null));
  }
}
