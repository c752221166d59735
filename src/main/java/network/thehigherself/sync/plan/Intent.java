package network.thehigherself.sync.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is about to be done to a page, committed before the request is sent. When the program was
 * killed before the transaction that follows, it tells the next run which part of the page is our
 * own write. The losers that are overwritten on the page belong into the history in the same
 * commit: once the page is written, nothing else knows them.
 *
 * @param step what happens to the page as a whole
 * @param deleted whether the row was deleted when that was decided
 * @param page the values to write, by field
 * @param row what the row held for these fields when that was decided
 */
public record Intent(Step step, boolean deleted, Map<String, Value> page, Map<String, Value> row) {

  public Intent {
    page = Map.copyOf(page);
    row = Map.copyOf(row);
  }

  /**
   * What the plan is about to do to the page.
   *
   * @param row the row's values that the plan was made from
   */
  public static Intent of(Plan plan, Map<String, Value> row) {
    Map<String, Value> page = plan.toPage();
    Map<String, Value> madeFrom = new HashMap<>(row);
    madeFrom.keySet().retainAll(page.keySet());
    boolean deleted = plan.page() == Step.DELETE || plan.row() == Step.RESTORE;
    return new Intent(plan.page(), deleted, page, madeFrom);
  }

  /**
   * The base with what this intent explains of the page: there, the page and the row as it then was
   * count as agreed. To be asked only where the page was last edited by us.
   *
   * @param base may be null
   * @param now what Notion says of the page
   * @return the base to plan with and to keep; {@code base} itself where nothing is explained
   */
  public Base claim(Base base, PageSide now) {
    Map<String, Value> there =
        now instanceof PageSide.Present present ? present.fields() : Map.of();
    List<String> ours =
        page.keySet().stream().filter(field -> page.get(field).equals(there.get(field))).toList();
    boolean arrived =
        switch (step) {
          case KEEP -> !ours.isEmpty();
          case CREATE, RESTORE -> now instanceof PageSide.Present;
          case DELETE -> now instanceof PageSide.Trashed;
        };
    if (!arrived) {
      return base;
    }
    Map<String, Base.Field> agreed = new HashMap<>(base == null ? Map.of() : base.fields());
    ours.forEach(
        field -> agreed.put(field, agreed(page.get(field), rowThen(field, agreed.get(field)))));
    return new Base(agreed, deleted);
  }

  /** A row that was not there is made as both sides last agreed on it. */
  private Value rowThen(String field, Base.Field before) {
    return row.getOrDefault(field, before == null ? Value.empty() : before.row());
  }

  /**
   * A merged set holds more than the row gave: measured from what the row held, the rest is still
   * the page's news to it. Any other value is the row's own.
   */
  private static Base.Field agreed(Value page, Value row) {
    boolean set = page instanceof Value.Elements || row instanceof Value.Elements;
    return new Base.Field(set ? row : page, row);
  }
}
