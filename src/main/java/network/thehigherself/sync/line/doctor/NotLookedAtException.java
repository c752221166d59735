package network.thehigherself.sync.line.doctor;

/** A check could not look: the message says what has to be mended first. */
public final class NotLookedAtException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotLookedAtException(String message) {
    super(message);
  }
}
