package network.thehigherself.sync.line;

import network.thehigherself.sync.postgres.PostgresAwayException;

/** Ends a pass. The message says what happened and what to do, for a person. */
public final class PassException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final DatabaseReport.Outcome outcome;
  private final boolean forAll;

  PassException(DatabaseReport.Outcome outcome, String message) {
    this(outcome, message, null, false);
  }

  PassException(DatabaseReport.Outcome outcome, String message, Throwable cause) {
    this(outcome, message, cause, false);
  }

  private PassException(
      DatabaseReport.Outcome outcome, String message, Throwable cause, boolean forAll) {
    super(message, cause);
    this.outcome = outcome;
    this.forAll = forAll;
  }

  /** Trouble of a whole side: every other database would meet it, too. */
  static PassException forAll(DatabaseReport.Outcome outcome, String message, Throwable cause) {
    return new PassException(outcome, message, cause, true);
  }

  /** A guard refuses; the message names the switch that lets this one plan go on. */
  static PassException refused(String database, String guard, String reason) {
    return new PassException(
        DatabaseReport.Outcome.REFUSED,
        "refused by the guard \"%s\": %s. Look at both sides; if this is meant, run: sync --database %s --allow %s"
            .formatted(guard, reason, database, guard));
  }

  boolean isForAll() {
    return forAll;
  }

  /** Whether PostgreSQL is there to keep it. */
  boolean canBeKept() {
    return !(getCause() instanceof PostgresAwayException);
  }

  /** How the run ends for the database. */
  public DatabaseReport.Outcome outcome() {
    return outcome;
  }
}
