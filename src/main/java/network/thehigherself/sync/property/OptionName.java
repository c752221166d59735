package network.thehigherself.sync.property;

/** What Notion demands of the name of an option. */
final class OptionName {

  /**
   * The longest name that Notion takes on a page, in UTF-16 units ("name.length should be ≤ `100`",
   * dvanoni/notero#427).
   */
  private static final int LIMIT = 100;

  private OptionName() {}

  /** Refuses what Notion would refuse; commas: Notion, "Page property values". */
  static void check(String name) throws UnwritableException {
    if (name.isEmpty() || name.length() > LIMIT) {
      throw new UnwritableException(
          "The name of an option in Notion has 1 to "
              + LIMIT
              + " characters, not "
              + name.length()
              + ".");
    }
    if (name.contains(",")) {
      throw new UnwritableException("The name of an option in Notion cannot contain a comma.");
    }
  }
}
