package network.thehigherself.sync.line;

import java.util.Locale;
import java.util.Optional;
import network.thehigherself.sync.postgres.DoorState;

/** What one run did to one database. Safe for several threads. */
public final class DatabaseReport {

  /** How the run ended for the database; the later ones outweigh the earlier. */
  public enum Outcome {
    /** Everything that could be done was done. */
    DONE,
    /** Another pass held the database all the time. */
    BUSY,
    /** Notion does not show the database to us. */
    NOT_SHARED,
    /** Something that should not happen; the log has it. */
    FAILED,
    /** The mapping does not fit the database. */
    MISCONFIGURED,
    /** A guard refused to go on. */
    REFUSED,
    /** Notion or PostgreSQL gave no answer. */
    AWAY;

    /** As {@code sync.door} and {@code status} name it. */
    String label() {
      return this == DONE ? DoorState.OK : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private final String database;
  private final Tally fromNotion = new Tally();
  private final Tally fromSupabase = new Tally();
  private final PlannedChanges planned = new PlannedChanges();
  private Outcome outcome = Outcome.DONE;
  private String message;
  private FirstMeeting firstMeeting;

  DatabaseReport(String database) {
    this.database = database;
  }

  public String database() {
    return database;
  }

  /** Pages read, and what was changed on rows. */
  public Tally fromNotion() {
    return fromNotion;
  }

  /** Rows read, and what was changed on pages. */
  public Tally fromSupabase() {
    return fromSupabase;
  }

  /** What a dry run would do. */
  public PlannedChanges planned() {
    return planned;
  }

  /** How many records were changed on either side. */
  public long changed() {
    return fromNotion.changed() + fromSupabase.changed();
  }

  /** How many records failed on their way. */
  public long failed() {
    return fromNotion.get(Tally.Kind.FAILED) + fromSupabase.get(Tally.Kind.FAILED);
  }

  /** What was read through this door, and what was changed on its other side. */
  public Tally of(Door door) {
    return door == Door.FROM_NOTION ? fromNotion : fromSupabase;
  }

  /** Notes how a pass ended; the worst of a run counts, with its message. */
  synchronized void end(Outcome ended, String why) {
    if (ended.compareTo(outcome) > 0) {
      outcome = ended;
      message = why;
    }
  }

  /** Notes how what was there before the first sync came together. */
  synchronized void meets(FirstMeeting first) {
    firstMeeting = first;
  }

  /** How what was there before the first sync came together; empty where this was no first one. */
  public synchronized Optional<FirstMeeting> firstMeeting() {
    return Optional.ofNullable(firstMeeting);
  }

  /** How the run ended for the database so far. */
  public synchronized Outcome outcome() {
    return outcome;
  }

  /** What happened and what to do, where the outcome is not {@link Outcome#DONE}. */
  public synchronized Optional<String> message() {
    return Optional.ofNullable(message);
  }
}
