package network.thehigherself.sync.mapping.transform;

/** Filter: only the last four characters, as in {@code ***4567}; nothing of a shorter text. */
record LastFour() implements Transformation {
  private static final int SHOWN = 4;
  private static final String HIDDEN = "***";

  @Override
  public String name() {
    return "last_four";
  }

  @Override
  public String of(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= SHOWN
        ? HIDDEN
        : HIDDEN + text.substring(text.offsetByCodePoints(text.length(), -SHOWN));
  }

  @Override
  public boolean hides() {
    return true;
  }
}
