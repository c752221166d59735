package network.thehigherself.sync.notion;

/**
 * How many pages a query asks for at once: fewer after one that was too much for Notion, and step
 * by step more once the answers come again.
 */
final class PageSize {
  private static final int MOST = 100;
  private static final int LEAST = 10;

  /** So many good answers in a row, and twice as much is tried. */
  private static final int GOOD_ANSWERS = 3;

  private int size = MOST;
  private int good;

  int get() {
    return size;
  }

  /** Whether fewer can be asked for. */
  boolean canShrink() {
    return size > LEAST;
  }

  void tooMuch() {
    size = Math.max(LEAST, size / 2);
    good = 0;
  }

  void answered() {
    good++;
    if (good >= GOOD_ANSWERS) {
      size = Math.min(MOST, 2 * size);
      good = 0;
    }
  }
}
