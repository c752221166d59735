package network.thehigherself.sync.console;

/** A request that cannot be carried out as it is. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /**
   * @param status of HTTP
   * @param message what is wrong and what to do, for a person
   */
  RefusedException(int status, String message) {
    super(message);
    refusal = new Refusal(status, message);
  }

  Refusal refusal() {
    return refusal;
  }
}
