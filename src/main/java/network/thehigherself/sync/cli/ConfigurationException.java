package network.thehigherself.sync.cli;

/**
 * A setting is missing or wrong. The message names it and says what to write, without its value.
 */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
