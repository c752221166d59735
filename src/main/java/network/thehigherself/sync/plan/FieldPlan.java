package network.thehigherself.sync.plan;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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

  /** The row's value goes to the page. */
  static FieldPlan toPage(String field, Rule rule, Value value, Value loser) {
    return new FieldPlan(field, rule, value, null, loser, false, null);
  }

  /** The page's value goes to the row. */
  static FieldPlan toRow(String field, Rule rule, Value value, Value loser) {
    return new FieldPlan(field, rule, null, value, loser, false, null);
  }

  /** Both sides may get the merged set; null for the one that already holds it. */
  static FieldPlan merged(String field, Value toPage, Value toRow) {
    return new FieldPlan(field, Rule.MERGED, toPage, toRow, null, false, null);
  }

  /** Whether the base of the field moves once the plan was carried out. */
  public boolean movesBase() {
    return !owed && rule != Rule.SAME && rule != Rule.UNKNOWN;
  }

  /**
   * What both sides agree on once this was carried out; empty where they do not, or where nobody
   * can say.
   *
   * @param onPage what the page holds then; null where that is not known
   * @param inRow what the row holds then; null where that is not known
   * @param unsent the elements that the page could not be given
   */
  Optional<Base.Field> agreed(Value onPage, Value inRow, Set<String> unsent) {
    if (!(movesBase() || isHalfMerged()) || !known(onPage) || !known(inRow)) {
      return Optional.empty();
    }
    return without(inRow, unsent)
        .map(
            sent -> {
              if (!isHalfMerged()) {
                return new Base.Field(onPage, sent);
              }
              // Measured from what the other side holds, the rest of the set is still news to it.
              Value notWritten = toRow != null ? onPage : sent;
              return new Base.Field(notWritten, notWritten);
            });
  }

  private static boolean known(Value value) {
    return value != null && value.isKnown();
  }

  /**
   * The elements of a set that were sent are agreed on. Otherwise a removal of one of them, while
   * the others still wait, would look like an addition of the page's. Nothing else goes in part.
   */
  private static Optional<Value> without(Value inRow, Set<String> unsent) {
    if (unsent.isEmpty()) {
      return Optional.of(inRow);
    }
    if (!(inRow instanceof Value.Elements)) {
      return Optional.empty();
    }
    Set<String> sent = new HashSet<>(inRow.asSet());
    sent.removeAll(unsent);
    return Optional.of(Value.elements(sent));
  }

  /** Whether this run gives the merged set to one side only; the other waits for another run. */
  public boolean isHalfMerged() {
    return rule == Rule.HALF_MERGED;
  }

  /** Whether something of it waits for a run that may write the other side. */
  boolean isForAnotherRun() {
    return rule == Rule.EXCLUDED || rule == Rule.HALF_MERGED;
  }

  /** The same without what the direction may not write. */
  FieldPlan only(Direction direction) {
    boolean pageExcluded = toPage != null && !direction.writesPages();
    boolean rowExcluded = toRow != null && !direction.writesRows();
    if (!pageExcluded && !rowExcluded) {
      return this;
    }
    Value page = pageExcluded ? null : toPage;
    Value row = rowExcluded ? null : toRow;
    boolean half = rule == Rule.MERGED && (page != null || row != null);
    return new FieldPlan(
        field,
        half ? Rule.HALF_MERGED : Rule.EXCLUDED,
        page,
        row,
        null,
        true,
        Plan.NOT_IN_THIS_RUN);
  }

  /**
   * The same for a row that must be made anew: what the plan does not write comes back as it was.
   * Left out, it would look like a person's clear in the next run.
   */
  FieldPlan remaking(Value last) {
    return toRow != null || last.isEmpty()
        ? this
        : new FieldPlan(field, rule, toPage, last, loser, owed, reason);
  }

  /**
   * Whether carrying this out empties a value on one side. What is put back does not count: the
   * value that goes was never agreed on, and is kept.
   */
  public boolean clears() {
    return rule != Rule.READ_ONLY && empties();
  }

  private boolean empties() {
    return (toPage != null && toPage.isEmpty()) || (toRow != null && toRow.isEmpty());
  }
}
