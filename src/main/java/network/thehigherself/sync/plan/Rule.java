package network.thehigherself.sync.plan;

import java.util.Locale;

/**
 * Why a field is planned as it is, with what that says to a person; {@code explain} and the history
 * show it.
 */
public enum Rule {
  SAME("neither side changed"),
  AGREED("both sides hold the same by themselves"),
  FROM_PAGE("only the page changed, or only the page has a value"),
  FROM_ROW("only the row changed, or only the row has a value"),
  DEFAULT("the record is new and nobody filled this in"),
  MERGED("both sides changed a set; it is merged element by element"),
  HALF_MERGED("likewise, but only one side may be written now"),
  PAGE_WINS("both sides changed; the policy chooses the page"),
  ROW_WINS("both sides changed; the policy chooses the row"),
  READ_ONLY(
      "the side that may not write this field changed it, and gets back what the other holds"),
  CONFLICT("both sides changed; a person must choose"),
  UNKNOWN("a side cannot be read, so nothing moves"),
  UNFIT("the value does not fit the other side, so nothing moves"),
  EXCLUDED("this run may not write that side, so nothing moves"),
  UNDONE("a person undid the run that changed it");

  private final String sentence;

  Rule(String sentence) {
    this.sentence = sentence;
  }

  /** What it says, for a person. */
  public String sentence() {
    return sentence;
  }

  /** The rule's name in tables, JSON and the history. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
