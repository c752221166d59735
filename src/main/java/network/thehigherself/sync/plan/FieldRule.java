package network.thehigherself.sync.plan;

/**
 * What the planner must know of a field.
 *
 * @param field the field's name, which is its column's name
 * @param policy who wins a conflict of this field
 * @param direction which sides take the other's value; the side that takes nothing decides alone
 * @param computed whether Notion computes the page's value, so that its changes are nobody's edits
 * @param initial what both sides of a new record start with, where the side that made it says
 *     nothing; empty for none, and none where it does not fit
 * @param setLike whether both sides' changes merge element by element
 * @param fit how the property's values fit into the column
 */
public record FieldRule(
    String field,
    Policy policy,
    Direction direction,
    boolean computed,
    Value initial,
    boolean setLike,
    Fit fit) {

  /**
   * Whether a change on the page keeps a record alive that was deleted on the other side. A change
   * that would only be put back, or that nobody made, does not.
   */
  boolean pageEditCounts() {
    return direction.writesRows() && !computed;
  }

  /** Whether a change in the row keeps a record alive that was deleted on the other side. */
  boolean rowEditCounts() {
    return direction.writesPages();
  }
}
