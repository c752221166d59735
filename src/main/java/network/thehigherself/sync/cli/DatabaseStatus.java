package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import network.thehigherself.sync.line.Door;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Cursors;
import network.thehigherself.sync.postgres.DoorState;
import network.thehigherself.sync.postgres.DoorStates;
import network.thehigherself.sync.postgres.FirstMeetings;

/**
 * How one database is.
 *
 * @param enabled whether it has an id
 * @param problems what waits for a person
 * @param firstMeeting what was told of its first meeting; empty where nothing met
 */
record DatabaseStatus(
    Mapping mapping,
    boolean enabled,
    DoorStatus fromNotion,
    DoorStatus fromSupabase,
    OpenProblems problems,
    Optional<JsonNode> firstMeeting) {

  /**
   * How one door is.
   *
   * @param lastPass when it was last looked through; null for never
   * @param lag how many seconds ago that was; null for never
   * @param state off, paused, new, ok, or how its last pass ended if not well
   * @param trouble what happened in that case; empty in every other
   */
  record DoorStatus(Instant lastPass, Long lag, String state, Optional<DoorState> trouble) {
    private DoorStatus(Instant lastPass, String state, DoorState trouble) {
      this(
          lastPass,
          lastPass == null ? null : Duration.between(lastPass, Instant.now()).toSeconds(),
          state,
          Optional.ofNullable(trouble));
    }
  }

  static DatabaseStatus of(Engine engine, Mapping mapping) {
    boolean enabled = engine.databases().isEnabled(mapping);
    return new DatabaseStatus(
        mapping,
        enabled,
        door(engine, mapping, Door.FROM_NOTION, enabled),
        door(engine, mapping, Door.FROM_SUPABASE, enabled),
        OpenProblems.of(engine.postgres(), mapping.database()),
        new FirstMeetings(engine.postgres()).read(mapping.database()));
  }

  private static DoorStatus door(Engine engine, Mapping mapping, Door door, boolean enabled) {
    Instant last =
        new Cursors(engine.postgres()).read(mapping.database(), door.side()).lastPassAt();
    if (!enabled) {
      return new DoorStatus(last, "off", null);
    }
    if (engine.isPaused(mapping.database() + "." + door.label())) {
      return new DoorStatus(last, "paused", null);
    }
    return new DoorStates(engine.postgres())
        .read(mapping.database(), door.side())
        .filter(state -> !state.isOk())
        .map(trouble -> new DoorStatus(last, trouble.state(), trouble))
        .orElse(new DoorStatus(last, last == null ? "new" : DoorState.OK, null));
  }

  /** How this door is. */
  DoorStatus of(Door door) {
    return door == Door.FROM_NOTION ? fromNotion : fromSupabase;
  }

  /** A first meeting that waits for a person. */
  Optional<String> refusal() {
    return firstMeeting
        .filter(told -> told.path("refused").asBoolean())
        .map(
            told ->
                "%s waits: its first meeting is ambiguous in %d cases; run: higherself-sync sync --database %s --dry-run%n"
                    .formatted(
                        mapping.database(), told.path("ambiguous").asInt(), mapping.database()));
  }

  /** Whether a team paused both of its directions. */
  boolean paused() {
    return fromNotion.state().equals("paused") && fromSupabase.state().equals("paused");
  }
}
