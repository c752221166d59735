package network.thehigherself.sync.postgres;

/** PostgreSQL refuses the content of a record: a constraint, a type, a check, a trigger. */
public final class RecordRefusedException extends PostgresException {
  private static final long serialVersionUID = 1L;

  private final boolean located;

  /**
   * @param located whether the message names the column or the constraint
   */
  public RecordRefusedException(String message, boolean located) {
    super(message);
    this.located = located;
  }

  boolean isLocated() {
    return located;
  }
}
