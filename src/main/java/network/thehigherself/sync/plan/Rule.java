package network.thehigherself.sync.plan;

import java.util.Locale;

/** Why a field is planned as it is; {@code explain} and the history show it. */
public enum Rule {
  /** Neither side changed. */
  SAME,
  /** Both sides changed, to the same value. */
  AGREED,
  /** Only the page changed, or only the page has a value. */
  FROM_PAGE,
  /** Only the row changed, or only the row has a value. */
  FROM_ROW,
  /** The record is new, and the side that made it says nothing of this field. */
  DEFAULT,
  /** Both sides changed a set; it was merged element by element. */
  MERGED,
  /** Likewise, but the direction of this run lets only one side have the merged set. */
  HALF_MERGED,
  /** Both sides changed, the policy chose the page. */
  PAGE_WINS,
  /** Both sides changed, the policy chose the row. */
  ROW_WINS,
  /** The side that may not write this field had changed it: it gets back what the other holds. */
  READ_ONLY,
  /** Both sides changed, a person must choose. */
  CONFLICT,
  /** A side cannot be read: nothing moves. */
  UNKNOWN,
  /** The value does not fit the other side: nothing moves. */
  UNFIT,
  /** The direction of this run does not write that side: nothing moves. */
  EXCLUDED;

  /** The rule's name in tables, JSON and the history. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
