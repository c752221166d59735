package network.thehigherself.sync.mapping.transform;

/** Filter: an address keeps its first letter and its domain, as in {@code j***@example.org}. */
record MaskEmail() implements Transformation {
  private static final String HIDDEN = "***";

  @Override
  public String name() {
    return "mask_email";
  }

  @Override
  public String of(String text) {
    int at = text.lastIndexOf('@');
    return at < 1
        ? HIDDEN
        : text.substring(0, text.offsetByCodePoints(0, 1)) + HIDDEN + text.substring(at);
  }

  @Override
  public boolean hides() {
    return true;
  }
}
