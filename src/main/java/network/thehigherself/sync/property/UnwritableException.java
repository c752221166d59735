package network.thehigherself.sync.property;

/** A value that Notion would refuse. The message says why in one sentence, without the value. */
public final class UnwritableException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnwritableException(String message) {
    super(message);
  }
}
