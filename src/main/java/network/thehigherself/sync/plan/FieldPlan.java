package network.thehigherself.sync.plan;

/**
 * What shall happen to one field.
 *
 * @param field the field's name
 * @param rule why
 * @param toPage what to write to the page; null: do not touch it
 * @param toRow what to write to the row; null: do not touch it
 * @param loser the value that is overwritten although a side had changed to it; null where none is
 * @param owed whether something stays to be done for this field after the plan was carried out
 * @param reason one sentence where {@code rule} alone does not say it; otherwise null
 */
public record FieldPlan(
    String field, Rule rule, Value toPage, Value toRow, Value loser, boolean owed, String reason) {

  /** Nothing to write, nothing owed. */
  static FieldPlan still(String field, Rule rule) {
    return new FieldPlan(field, rule, null, null, null, false, null);
  }

  /** Nothing to write now, something stays to be done. */
  static FieldPlan held(String field, Rule rule, String reason) {
    return new FieldPlan(field, rule, null, null, null, true, reason);
  }

  static FieldPlan toPage(String field, Rule rule, Value value, Value loser) {
    return new FieldPlan(field, rule, value, null, loser, false, null);
  }

  static FieldPlan toRow(String field, Rule rule, Value value, Value loser) {
    return new FieldPlan(field, rule, null, value, loser, false, null);
  }

  /** Whether the two sides agree on the field once the plan was carried out. */
  public boolean settles() {
    return !owed && rule != Rule.UNKNOWN;
  }

  /** Whether carrying this out empties a value on one side. */
  public boolean clears() {
    return (toPage != null && toPage.isEmpty()) || (toRow != null && toRow.isEmpty());
  }
}
