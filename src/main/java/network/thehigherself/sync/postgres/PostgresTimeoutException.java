package network.thehigherself.sync.postgres;

/**
 * PostgreSQL ended a statement or a transaction that took too long, or that waited too long for
 * what somebody else holds. To try it again at once would only wait again.
 */
public final class PostgresTimeoutException extends PostgresBusyException {
  private static final long serialVersionUID = 1L;

  public PostgresTimeoutException(String message) {
    super(message);
  }
}
