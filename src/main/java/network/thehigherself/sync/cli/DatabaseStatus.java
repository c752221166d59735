package network.thehigherself.sync.cli;

import java.time.Duration;
import java.time.Instant;
import network.thehigherself.sync.line.Door;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Cursors;

/**
 * How one database is.
 *
 * @param enabled whether it has an id
 * @param problems what waits for a person
 */
record DatabaseStatus(
    Mapping mapping,
    boolean enabled,
    DoorStatus fromNotion,
    DoorStatus fromSupabase,
    OpenProblems problems) {

  /**
   * How one door is.
   *
   * @param lastPass when it was last looked through; null for never
   * @param lag how many seconds ago that was; null for never
   * @param state off, paused, new or ok
   */
  record DoorStatus(Instant lastPass, Long lag, String state) {}

  static DatabaseStatus of(Engine engine, Mapping mapping) {
    boolean enabled = engine.databases().isEnabled(mapping);
    return new DatabaseStatus(
        mapping,
        enabled,
        door(engine, mapping, Door.FROM_NOTION, enabled),
        door(engine, mapping, Door.FROM_SUPABASE, enabled),
        OpenProblems.of(engine.postgres(), mapping.database()));
  }

  private static DoorStatus door(Engine engine, Mapping mapping, Door door, boolean enabled) {
    Instant last =
        new Cursors(engine.postgres()).read(mapping.database(), door.side()).lastPassAt();
    Long lag = last == null ? null : Duration.between(last, Instant.now()).toSeconds();
    if (!enabled) {
      return new DoorStatus(last, lag, "off");
    }
    if (engine.isPaused(mapping.database() + "." + door.label())) {
      return new DoorStatus(last, lag, "paused");
    }
    return new DoorStatus(last, lag, last == null ? "new" : "ok");
  }

  /** Whether a team paused both of its directions. */
  boolean paused() {
    return fromNotion.state().equals("paused") && fromSupabase.state().equals("paused");
  }
}
