package network.thehigherself.sync.plan;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides what shall happen to one key. It looks at which values differ from the base, never at
 * which side noticed; times only decide a conflict under {@link Policy#NEWEST}.
 */
public final class Planner {
  private final List<FieldRule> rules;
  private final Deletes deletes;

  /**
   * Lets deletes go both ways.
   *
   * @param rules one per mapped field, in the order in which the plan shall name them
   */
  public Planner(List<FieldRule> rules) {
    this(rules, Deletes.BOTH_WAYS);
  }

  /**
   * @param rules one per mapped field, in the order in which the plan shall name them
   * @param deletes what a delete on one side does to the other
   */
  public Planner(List<FieldRule> rules, Deletes deletes) {
    this.rules = List.copyOf(rules);
    this.deletes = deletes;
  }

  /**
   * The plan for a key.
   *
   * @param base what both sides last agreed on, after every open {@link Intent} had its say; null
   *     where they never met
   * @param page what Notion says
   * @param row what PostgreSQL says
   */
  public Plan plan(Base base, PageSide page, RowSide row) {
    if (page instanceof PageSide.Gone gone) {
      return Plan.hold(gone.reason());
    }
    if (row instanceof RowSide.Missing) {
      return Plan.hold("the row is gone and left no tombstone");
    }
    if (page instanceof PageSide.Present there) {
      return withPage(base, there, row);
    }
    if (row instanceof RowSide.Present there) {
      return withoutPage(base, page, there);
    }
    return Plan.delete(Step.KEEP, Step.KEEP);
  }

  /**
   * A plan whose page was written, with what Notion has computed since: no plan can foresee that.
   * What would empty a column is left to the next pass and its guards.
   *
   * @param plan made by {@link #plan} from the same base and row
   * @param answer what the page holds now, by field
   * @param direction what may be written
   */
  public Plan withComputed(
      Plan plan,
      Base base,
      Map<String, Value> answer,
      Map<String, Value> row,
      Direction direction) {
    boolean isMadeAnew = plan.row() == Step.RESTORE && row.isEmpty();
    Map<String, Value> target = plan.row() == Step.CREATE || isMadeAnew ? nothing() : row;
    Map<String, FieldPlan> computed =
        planners(base, answer, target, false)
            .filter(FieldPlanner::isComputed)
            .map(FieldPlanner::plan)
            .map(field -> field.only(direction))
            .filter(field -> !field.owed() && !field.clears())
            .collect(Collectors.toMap(FieldPlan::field, field -> field));
    return new Plan(
        plan.page(),
        plan.row(),
        plan.fields().stream().map(field -> computed.getOrDefault(field.field(), field)).toList(),
        plan.deleted(),
        plan.hold());
  }

  private Plan withPage(Base base, PageSide.Present page, RowSide row) {
    if (row instanceof RowSide.Present there) {
      boolean pageIsNewer = pageIsNewer(page.editedAt(), there.editedAt());
      return Plan.of(Step.KEEP, Step.KEEP, merge(base, page.fields(), there.fields(), pageIsNewer));
    }
    if (!(row instanceof RowSide.Deleted deleted)) {
      return Plan.of(Step.KEEP, Step.CREATE, create(page.fields(), nothing()));
    }
    if (alive(base) && deletes.ignoresDeletedRows()) {
      return Plan.rest();
    }
    if (alive(base) && !edited(FieldRule::pageEditCounts, base, page.fields(), Base.Field::page)) {
      return Plan.delete(Step.DELETE, Step.KEEP);
    }
    return Plan.of(
        Step.KEEP,
        Step.RESTORE,
        deleted.fields().isEmpty()
            ? remake(base, page.fields())
            : merge(base, page.fields(), deleted.fields(), true));
  }

  private Plan withoutPage(Base base, PageSide page, RowSide.Present row) {
    if (!(page instanceof PageSide.Trashed trashed)) {
      return Plan.of(Step.CREATE, Step.KEEP, create(nothing(), row.fields()));
    }
    if (alive(base) && deletes.ignoresTrash()) {
      return Plan.rest();
    }
    if (alive(base) && !edited(FieldRule::rowEditCounts, base, row.fields(), Base.Field::row)) {
      return Plan.delete(Step.KEEP, Step.DELETE);
    }
    return Plan.of(Step.RESTORE, Step.KEEP, merge(base, trashed.fields(), row.fields(), false));
  }

  /** Only what both sides agreed to have can be deleted by one of them. */
  private static boolean alive(Base base) {
    return base != null && !base.deleted();
  }

  /** An edit beats a delete; a value that cannot be read is no edit. */
  private boolean edited(
      Predicate<FieldRule> counts,
      Base base,
      Map<String, Value> now,
      Function<Base.Field, Value> form) {
    return rules.stream()
        .filter(counts)
        .map(FieldRule::field)
        .filter(field -> now.containsKey(field) && now.get(field).isKnown())
        .anyMatch(
            field -> {
              Base.Field before = base.fields().get(field);
              return !now.get(field).equals(before == null ? Value.empty() : form.apply(before));
            });
  }

  private List<FieldPlan> merge(
      Base base, Map<String, Value> page, Map<String, Value> row, boolean pageIsNewer) {
    return planners(base, page, row, pageIsNewer).map(FieldPlanner::plan).toList();
  }

  /** One of the two sides holds nothing yet. */
  private List<FieldPlan> create(Map<String, Value> page, Map<String, Value> row) {
    return planners(null, page, row, false).map(FieldPlanner::create).toList();
  }

  private Stream<FieldPlanner> planners(
      Base base, Map<String, Value> page, Map<String, Value> row, boolean pageIsNewer) {
    return rules.stream()
        .map(
            rule ->
                new FieldPlanner(
                    rule,
                    base == null ? null : base.fields().get(rule.field()),
                    page.get(rule.field()),
                    row.get(rule.field()),
                    pageIsNewer));
  }

  /** A row that is not there is made as both sides last agreed on it, with the page's changes. */
  private List<FieldPlan> remake(Base base, Map<String, Value> page) {
    Map<String, Value> row = new HashMap<>(nothing());
    if (base != null) {
      base.fields().forEach((field, agreed) -> row.put(field, agreed.row()));
    }
    return merge(base, page, row, true).stream()
        .map(field -> field.remaking(row.get(field.field())))
        .toList();
  }

  private Map<String, Value> nothing() {
    return rules.stream().collect(Collectors.toMap(FieldRule::field, rule -> Value.empty()));
  }

  /** Notion knows no seconds: within the same minute the page counts as newer. */
  private static boolean pageIsNewer(Instant page, Instant row) {
    if (page == null || row == null) {
      return page != null || row == null;
    }
    return !minute(row).isAfter(minute(page));
  }

  private static Instant minute(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES);
  }
}
