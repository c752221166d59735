package network.thehigherself.sync.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans the opposite of what a run did to a record: both sides get back what was there before, so
 * that they stay equal. Never over a later edit: a side that is neither as the run left it nor as
 * it was before is left alone, and so is the other one. So an undo that was killed between its two
 * sides is planned again to the end.
 */
public final class UndoPlanner {
  private final List<FieldRule> rules;

  /**
   * @param rules one per mapped field, in the order in which the plan shall name them
   */
  public UndoPlanner(List<FieldRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * The plan for a record.
   *
   * @param done what the run did to it
   * @param base what both sides last agreed on; null where they are not linked
   * @param page what Notion says
   * @param row what PostgreSQL says
   */
  public Undone plan(Done done, Base base, PageSide page, RowSide row) {
    if (base == null) {
      return Undone.nothing("its page and its row are not linked");
    }
    if (page instanceof PageSide.Gone gone) {
      return Undone.nothing(gone.reason());
    }
    if (row instanceof RowSide.Missing) {
      return Undone.nothing("the row is gone and left no tombstone");
    }
    if (done.before() == done.after()) {
      return done.after() ? back(done, base, page, row) : Undone.nothing("it came and went");
    }
    return done.after() ? end(done, base, page, row) : comeBack(done, base, page, row);
  }

  private Undone back(Done done, Base base, PageSide page, RowSide row) {
    if (!(page instanceof PageSide.Present onPage && row instanceof RowSide.Present inRow)) {
      return Undone.nothing("it was deleted since");
    }
    List<FieldPlan> fields = new ArrayList<>();
    List<Undone.Skipped> skipped = new ArrayList<>();
    for (FieldRule rule : rules) {
      String field = rule.field();
      boolean touched = done.page().containsKey(field) || done.row().containsKey(field);
      if (!touched || rule.computed()) {
        // Notion computes it anew from what is put back.
        fields.add(FieldPlan.still(field, Rule.SAME));
        continue;
      }
      UndoField undo =
          new UndoField(
              rule,
              base.fields().get(field),
              done.page().get(field),
              done.row().get(field),
              onPage.fields().get(field),
              inRow.fields().get(field));
      Optional<String> obstacle = undo.obstacle();
      obstacle.ifPresentOrElse(
          reason -> skipped.add(new Undone.Skipped(field, reason)), () -> fields.add(undo.plan()));
    }
    Set<String> mapped = rules.stream().map(FieldRule::field).collect(Collectors.toSet());
    Stream.concat(done.page().keySet().stream(), done.row().keySet().stream())
        .filter(field -> !mapped.contains(field))
        .distinct()
        .forEach(field -> skipped.add(new Undone.Skipped(field, "it is not mapped any more")));
    boolean any = fields.stream().anyMatch(plan -> plan.rule() == Rule.UNDONE);
    return new Undone(any ? Plan.of(Step.KEEP, Step.KEEP, fields) : Plan.rest(), skipped);
  }

  /** What the run made ends on both sides. */
  private Undone end(Done done, Base base, PageSide page, RowSide row) {
    List<String> edited = new ArrayList<>();
    for (FieldRule rule : rules) {
      String field = rule.field();
      Base.Field agreed = base.fields().get(field);
      boolean pageMoved =
          page instanceof PageSide.Present there
              && moved(there.fields().get(field), done.page().get(field), agreed, true);
      boolean rowMoved =
          row instanceof RowSide.Present there
              && moved(there.fields().get(field), done.row().get(field), agreed, false);
      if ((pageMoved || rowMoved) && !rule.computed()) {
        edited.add(field);
      }
    }
    return edited.isEmpty()
        ? new Undone(
            Plan.delete(
                page instanceof PageSide.Present ? Step.DELETE : Step.KEEP,
                row instanceof RowSide.Present ? Step.DELETE : Step.KEEP),
            List.of())
        : Undone.nothing("it was edited since: " + String.join(", ", edited));
  }

  /** A value that cannot be read is no edit. */
  private static boolean moved(Value now, Done.Change change, Base.Field agreed, boolean onPage) {
    if (now == null || !now.isKnown()) {
      return false;
    }
    if (change != null && change.after() != null) {
      return !now.equals(change.after());
    }
    Value left = agreed == null ? Value.empty() : onPage ? agreed.page() : agreed.row();
    return !now.equals(left);
  }

  /** What the run deleted comes back on both sides; a row that was removed, with its values. */
  private Undone comeBack(Done done, Base base, PageSide page, RowSide row) {
    if (page instanceof PageSide.Present && row instanceof RowSide.Present) {
      return Undone.nothing("it came back since");
    }
    Map<String, Value> values = new HashMap<>();
    boolean isRemoved = row instanceof RowSide.Deleted deleted && deleted.fields().isEmpty();
    if (isRemoved) {
      done.row().forEach((field, change) -> values.put(field, change.before()));
      base.fields().forEach((field, agreed) -> values.put(field, agreed.row()));
    }
    values.values().removeIf(value -> value == null || !value.isKnown() || value.isEmpty());
    if (isRemoved && values.isEmpty()) {
      return Undone.nothing("nobody knows any more what it held");
    }
    List<FieldPlan> fields =
        rules.stream()
            .map(FieldRule::field)
            .map(
                field ->
                    values.containsKey(field)
                        ? FieldPlan.toRow(field, Rule.UNDONE, values.get(field), null)
                        : FieldPlan.still(field, Rule.SAME))
            .toList();
    return new Undone(
        Plan.of(
            page instanceof PageSide.Present ? Step.KEEP : Step.RESTORE,
            row instanceof RowSide.Present ? Step.KEEP : Step.RESTORE,
            fields),
        List.of());
  }
}
