package network.thehigherself.sync.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Touch nothing, and nothing is owed: the sides may differ until one of them comes back. */
  static Plan rest() {
    return of(Step.KEEP, Step.KEEP, List.of());
  }

  /** Whether it decides nothing: what differs then will be news once both sides are there. */
  public boolean rests() {
    return hold == null && !deleted && fields.isEmpty() && !writesPage() && !writesRow();
  }

  /** Touch nothing; the key stays owed. */
  public static Plan hold(String reason) {
    return new Plan(Step.KEEP, Step.KEEP, List.of(), false, reason);
  }

  /** Touch nothing in this run, which may not write all that this needs; the key stays owed. */
  public static Plan forAnotherRun() {
    return hold(NOT_IN_THIS_RUN);
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
   * What both sides agree on once this plan was carried out, by field: their base moves to it. A
   * value that is missing or unknown moves nothing: the next plan finds both sides in agreement and
   * moves it then.
   *
   * @param page per field what the page answered for the values that this plan wrote, and for all
   *     others what the plan was made from: an edit that came in between is not yet agreed on;
   *     without the fields that were to be written and were not
   * @param row likewise, what the row holds
   * @param unsent per field the elements of a set that the page cannot be given yet
   */
  public Map<String, Base.Field> agreed(
      Map<String, Value> page, Map<String, Value> row, Map<String, Set<String>> unsent) {
    Map<String, Base.Field> agreed = new HashMap<>();
    for (FieldPlan field : fields) {
      String name = field.field();
      field
          .agreed(page.get(name), row.get(name), unsent.getOrDefault(name, Set.of()))
          .ifPresent(both -> agreed.put(name, both));
    }
    return agreed;
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
      return forAnotherRun();
    }
    return new Plan(
        page, row, fields.stream().map(field -> field.only(direction)).toList(), deleted, hold);
  }
}
