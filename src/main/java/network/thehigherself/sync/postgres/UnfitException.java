package network.thehigherself.sync.postgres;

/** A column cannot hold a value. The message says why in one sentence, without the value. */
final class UnfitException extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitException(String message) {
    super(message);
  }
}
