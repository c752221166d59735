package network.thehigherself.sync.postgres;

/** PostgreSQL refuses the content of a record: a constraint, a type, a check, a trigger. */
public final class RecordRefusedException extends PostgresException {
  private static final long serialVersionUID = 1L;

  public RecordRefusedException(String message) {
    super(message);
  }
}
