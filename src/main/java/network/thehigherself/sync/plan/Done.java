package network.thehigherself.sync.plan;

import java.util.HashMap;
import java.util.Map;

/**
 * What a run did to one record, all of its changes taken together.
 *
 * @param before whether the record was there before the run
 * @param after whether it was there after it
 * @param page per field what was changed on the page
 * @param row per field what was changed in the row
 */
public record Done(
    boolean before, boolean after, Map<String, Change> page, Map<String, Change> row) {

  /** A record of which nothing was changed yet; {@link #and} adds what was. */
  public static final Done NOTHING = new Done(true, true, Map.of(), Map.of());

  public Done {
    page = Map.copyOf(page);
    row = Map.copyOf(row);
  }

  /**
   * A field's value on one side.
   *
   * @param before null where nobody knows, or where there was none
   * @param after likewise
   */
  public record Change(Value before, Value after) {
    Change then(Change later) {
      return new Change(before, later.after());
    }
  }

  /**
   * The same with one change more, which came after all others.
   *
   * @param step what happened to a side as a whole; {@link Step#KEEP} where fields were changed
   * @param onPage whether the page was changed, and not the row
   * @param fields per field what was changed; what the whole side held where it came or went
   */
  public Done and(Step step, boolean onPage, Map<String, Change> fields) {
    boolean first = page.isEmpty() && row.isEmpty() && before && after;
    boolean came = step == Step.CREATE || step == Step.RESTORE;
    return new Done(
        first ? !came : before,
        step == Step.KEEP ? after : came,
        onPage ? joined(page, fields) : page,
        onPage ? row : joined(row, fields));
  }

  private static Map<String, Change> joined(Map<String, Change> some, Map<String, Change> later) {
    Map<String, Change> joined = new HashMap<>(some);
    later.forEach((field, change) -> joined.merge(field, change, Change::then));
    return joined;
  }
}
