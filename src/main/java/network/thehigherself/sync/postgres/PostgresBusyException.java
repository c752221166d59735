package network.thehigherself.sync.postgres;

/**
 * A transaction came into the way of another one (deadlock, serialization). It is no record's
 * fault: the same transaction may succeed when tried again.
 */
public class PostgresBusyException extends PostgresException {
  private static final long serialVersionUID = 1L;

  public PostgresBusyException(String message) {
    super(message);
  }
}
