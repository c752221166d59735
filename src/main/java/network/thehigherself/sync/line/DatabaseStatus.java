package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Predicate;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Standing;
import network.thehigherself.sync.property.Json;

/**
 * How one database is.
 *
 * @param enabled whether it has an id
 * @param problems what waits for a person
 * @param deadLetterReason why the last dead letter was refused; empty where there is none
 * @param firstMeeting what was told of its first meeting; empty where nothing met
 */
public record DatabaseStatus(
    Mapping mapping,
    boolean enabled,
    DoorStatus fromNotion,
    DoorStatus fromSupabase,
    OpenProblems problems,
    Optional<String> deadLetterReason,
    Optional<JsonNode> firstMeeting) {

  /**
   * How a database is.
   *
   * @param isPaused whether the route of this id takes no firings although its database is on
   */
  static DatabaseStatus of(
      Mapping mapping, boolean enabled, Standing standing, Predicate<String> isPaused) {
    return new DatabaseStatus(
        mapping,
        enabled,
        DoorStatus.of(Door.FROM_NOTION, enabled, standing, isPaused),
        DoorStatus.of(Door.FROM_SUPABASE, enabled, standing, isPaused),
        new OpenProblems(standing.conflicts(), standing.deadLetters(), standing.held()),
        standing.deadLetterReason(),
        standing.firstMeeting());
  }

  /** How this door is. */
  public DoorStatus of(Door door) {
    return door == Door.FROM_NOTION ? fromNotion : fromSupabase;
  }

  /** A first meeting that waits for a person. */
  public Optional<String> refusal() {
    return firstMeeting
        .filter(told -> told.path("refused").asBoolean())
        .map(
            told ->
                "%s waits: its first meeting is ambiguous in %d cases; run: higherself-sync sync --database %s --dry-run%n"
                    .formatted(
                        mapping.database(), told.path("ambiguous").asInt(), mapping.database()));
  }

  /** What was refused last, and what to do; empty where no record is a dead letter. */
  public Optional<String> deadLetters() {
    return deadLetterReason.map(
        reason ->
            "%d dead letters. Mend the cause, then run: higherself-sync dead-letters retry --all. The last one says: %s"
                .formatted(problems.deadLetters(), reason));
  }

  /** Whether both of its directions are paused. */
  public boolean paused() {
    return fromNotion.isPaused() && fromSupabase.isPaused();
  }

  /** As the contract of {@code status} names it. */
  public ObjectNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("database", mapping.database());
    json.put("enabled", enabled);
    json.put("paused", paused());
    json.set("from_notion", fromNotion.json());
    json.set("from_supabase", fromSupabase.json());
    problems.writeTo(json);
    deadLetters().ifPresent(says -> json.put("dead_letters_message", says));
    firstMeeting.ifPresent(told -> json.set("first_meeting", told));
    return json;
  }
}
