package network.thehigherself.sync.postgres;

/**
 * Somebody else works on the database now. What this pass was about to write was not written; the
 * other one finds what is left to do.
 */
public final class LeaseLostException extends PostgresException {
  private static final long serialVersionUID = 1L;

  public LeaseLostException(String database) {
    super("The lease of " + database + " was lost: another pass has taken it over.");
  }
}
