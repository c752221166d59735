package network.thehigherself.sync.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What shall happen to one key.
 *
 * @param page what happens to the page as a whole
 * @param row what happens to the row as a whole
 * @param fields per field what happens and why, in the order of the rules
 * @param deleted whether both sides are deleted once the plan was carried out
 * @param hold why nothing at all may be done, the base included; null where nothing holds
 */
public record Plan(Step page, Step row, List<FieldPlan> fields, boolean deleted, String hold) {

  static final String NOT_IN_THIS_RUN = "this run does not write that side";

  public Plan {
    fields = List.copyOf(fields);
  }

  static Plan of(Step page, Step row, List<FieldPlan> fields) {
    return new Plan(page, row, fields, false, null);
  }

  /** Both sides are deleted, or shall be. */
  static Plan delete(Step page, Step row) {
    return new Plan(page, row, List.of(), true, null);
  }

  /** Touch nothing; the key stays owed. */
  public static Plan hold(String reason) {
    return new Plan(Step.KEEP, Step.KEEP, List.of(), false, reason);
  }

  /** The values to write to the page, by field. */
  public Map<String, Value> toPage() {
    return written(FieldPlan::toPage);
  }

  /** The values to write to the row, by field. */
  public Map<String, Value> toRow() {
    return written(FieldPlan::toRow);
  }

  private Map<String, Value> written(Function<FieldPlan, Value> side) {
    return fields.stream()
        .filter(field -> side.apply(field) != null)
        .collect(Collectors.toUnmodifiableMap(FieldPlan::field, side));
  }

  /** Whether anything at all happens to the page. */
  public boolean writesPage() {
    return page != Step.KEEP || fields.stream().anyMatch(field -> field.toPage() != null);
  }

  /** Whether anything at all happens to the row. */
  public boolean writesRow() {
    return row != Step.KEEP || fields.stream().anyMatch(field -> field.toRow() != null);
  }

  /** Whether nothing is owed to the key once the plan was carried out. */
  public boolean settles() {
    return hold == null && fields.stream().noneMatch(FieldPlan::owed);
  }

  /** Whether something waits for a run that may write the other side. */
  public boolean isForAnotherRun() {
    return NOT_IN_THIS_RUN.equals(hold) || fields.stream().anyMatch(FieldPlan::isForAnotherRun);
  }

  /**
   * Whether a person must look before it settles. What only waits for a run in the other direction
   * needs nobody.
   */
  public boolean needsPerson() {
    return hold == null
        ? fields.stream().anyMatch(field -> field.owed() && !field.isForAnotherRun())
        : !hold.equals(NOT_IN_THIS_RUN);
  }

  /** Whether it deletes the page or the row. */
  public boolean deletes() {
    return page == Step.DELETE || row == Step.DELETE;
  }

  /** How many fields it empties on a side. */
  public long clears() {
    return fields.stream().filter(FieldPlan::clears).count();
  }

  /** Deletes and clears together: a plan with losses waits for the guards, all others stream. */
  public long losses() {
    return clears() + (deletes() ? 1 : 0);
  }

  /**
   * The base once this plan was carried out. A value that is missing or unknown moves nothing: the
   * next plan finds both sides in agreement and moves it then.
   *
   * @param before the base that the plan was made from; null where there was none
   * @param page per field what the page answered for the values that this plan wrote, and for all
   *     others what the plan was made from: an edit that came in between is not yet agreed on
   * @param row likewise, what the row returned
   * @return {@code before} itself under a hold
   */
  public Base moveBase(Base before, Map<String, Value> page, Map<String, Value> row) {
    if (hold != null) {
      return before;
    }
    Map<String, Base.Field> agreed = new HashMap<>(before == null ? Map.of() : before.fields());
    for (FieldPlan field : fields) {
      Value onPage = page.get(field.field());
      Value inRow = row.get(field.field());
      if (field.movesBase() && known(onPage) && known(inRow)) {
        agreed.put(field.field(), new Base.Field(onPage, inRow));
      } else if (field.isHalfMerged() && known(onPage) && known(inRow)) {
        Value notWritten = field.toRow() != null ? onPage : inRow;
        agreed.put(field.field(), new Base.Field(notWritten, notWritten));
      }
    }
    return new Base(agreed, deleted);
  }

  private static boolean known(Value value) {
    return value != null && value.isKnown();
  }

  /**
   * The same plan without what the direction may not write. Such a field stays owed, and the next
   * run in both directions finds it again, because the base does not move; where one side gets a
   * merged set, the base becomes what the other side holds: measured from there, the rest is still
   * news.
   */
  public Plan only(Direction direction) {
    boolean pageExcluded = !direction.writesPages() && page != Step.KEEP;
    boolean rowExcluded = !direction.writesRows() && row != Step.KEEP;
    if (pageExcluded || rowExcluded) {
      return hold(NOT_IN_THIS_RUN);
    }
    return new Plan(
        page, row, fields.stream().map(field -> field.only(direction)).toList(), deleted, hold);
  }
}
