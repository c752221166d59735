package network.thehigherself.sync.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is about to be done to a page, committed before the request is sent. When the program was
 * killed before the transaction that follows, it tells the next run which part of the page is our
 * own write.
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

  /** The same without these fields. */
  public Intent without(Set<String> fields) {
    Map<String, Value> rest = new HashMap<>(page);
    rest.keySet().removeAll(fields);
    Map<String, Value> madeFrom = new HashMap<>(row);
    madeFrom.keySet().removeAll(fields);
    return new Intent(step, deleted, rest, madeFrom);
  }

  /** The same without these elements of sets, by field. */
  public Intent withoutElements(Map<String, Set<String>> elements) {
    return new Intent(step, deleted, less(page, elements), less(row, elements));
  }

  private static Map<String, Value> less(
      Map<String, Value> values, Map<String, Set<String>> elements) {
    Map<String, Value> less = new HashMap<>(values);
    elements.forEach(
        (field, gone) ->
            less.computeIfPresent(field, (name, value) -> changed(value, Set.of(), gone)));
    return less;
  }

  /**
   * The base where this intent is known to have been carried out, whatever was done to the page
   * since: what was sent and the row as it then was count as agreed.
   *
   * @param base may be null
   * @param untouched what the page holds, where nobody has edited it since: Notion's own form of
   *     what was sent; else nothing. Of a set it may hold what another had added before
   * @return the base to plan with and to keep
   */
  public Base arrived(Base base, Map<String, Value> untouched) {
    Map<String, Value> answered = new HashMap<>(page);
    answered.replaceAll(
        (field, sent) -> untouched.get(field) instanceof Value.Scalar scalar ? scalar : sent);
    return agreedOn(base, answered);
  }

  /**
   * The base with what this intent explains of the page: there, the page and the row as it then was
   * count as agreed. To be asked only where the page was last edited by us, or where it is one that
   * this intent may have made. What it shows otherwise proves nothing: Notion fills in values of
   * its own.
   *
   * @param base may be null
   * @param now what Notion says of the page
   * @return the base to plan with and to keep; {@code base} itself where nothing is explained
   */
  public Base claim(Base base, PageSide now) {
    Map<String, Value> there =
        now instanceof PageSide.Present present ? present.fields() : Map.of();
    Map<String, Value> ours = new HashMap<>(page);
    ours.entrySet().removeIf(sent -> !sent.getValue().equals(there.get(sent.getKey())));
    boolean explains = step == Step.KEEP ? !ours.isEmpty() : isShown(now);
    return explains ? agreedOn(base, ours) : base;
  }

  /** Whether the page came, went or returned as this intent is about to let it. */
  private boolean isShown(PageSide now) {
    return switch (step) {
      case KEEP -> false;
      case CREATE, RESTORE -> now instanceof PageSide.Present;
      case DELETE -> now instanceof PageSide.Trashed;
    };
  }

  private Base agreedOn(Base base, Map<String, Value> onPage) {
    Map<String, Base.Field> agreed = new HashMap<>(base == null ? Map.of() : base.fields());
    onPage.forEach(
        (field, value) -> agreed.put(field, agreed(value, rowThen(field, agreed.get(field)))));
    return new Base(agreed, deleted);
  }

  /**
   * The base with the elements of sets that this intent explains, one by one: what the row had
   * added and the page shows, and what it had taken away and the page does not show. So they do not
   * count as a person's, also where a person has edited the page since.
   *
   * @param base may be null
   * @param now what Notion says of the page
   * @return the base to plan with and to keep
   */
  public Base claimElements(Base base, PageSide now) {
    if (base == null) {
      return null;
    }
    Map<String, Base.Field> agreed = new HashMap<>(base.fields());
    row.forEach(
        (field, then) -> {
          Base.Field before =
              agreed.getOrDefault(field, new Base.Field(Value.empty(), Value.empty()));
          Value there = now.held().get(field);
          if (isSet(then, before.page(), before.row(), there)) {
            agreed.put(field, moved(before, then.asSet(), there.asSet()));
          }
        });
    return new Base(agreed, base.deleted());
  }

  private static boolean isSet(Value... values) {
    return Stream.of(values).allMatch(value -> value instanceof Value.Elements || isEmpty(value))
        && Stream.of(values).anyMatch(Value.Elements.class::isInstance);
  }

  private static boolean isEmpty(Value value) {
    return value != null && value.isEmpty();
  }

  private static Base.Field moved(Base.Field before, Set<String> then, Set<String> there) {
    Set<String> added = new TreeSet<>(then);
    added.removeAll(before.row().asSet());
    added.retainAll(there);
    Set<String> removed = new TreeSet<>(before.row().asSet());
    removed.removeAll(then);
    removed.removeAll(there);
    return new Base.Field(
        changed(before.page(), added, removed), changed(before.row(), added, removed));
  }

  private static Value changed(Value before, Set<String> added, Set<String> removed) {
    Set<String> elements = new TreeSet<>(before.asSet());
    elements.addAll(added);
    elements.removeAll(removed);
    return Value.elements(elements);
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
