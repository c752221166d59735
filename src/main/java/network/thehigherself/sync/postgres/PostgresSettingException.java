package network.thehigherself.sync.postgres;

/** What the settings say of PostgreSQL is wrong: the address, the user, the password, the name. */
public final class PostgresSettingException extends PostgresException {
  private static final long serialVersionUID = 1L;

  public PostgresSettingException(String message) {
    super(message);
  }
}
