package network.thehigherself.sync.postgres;

/** PostgreSQL cannot be reached, or cannot work now. It is no record's fault: wait and go on. */
public final class PostgresAwayException extends PostgresException {
  private static final long serialVersionUID = 1L;

  public PostgresAwayException(String message) {
    super(message);
  }
}
