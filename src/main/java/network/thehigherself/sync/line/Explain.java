package network.thehigherself.sync.line;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.plan.Base;
import network.thehigherself.sync.plan.FieldPlan;
import network.thehigherself.sync.plan.PageSide;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.RowSide;
import network.thehigherself.sync.postgres.Conflicts;
import network.thehigherself.sync.postgres.DeadLetters;
import network.thehigherself.sync.postgres.Histories;
import network.thehigherself.sync.postgres.Intents;
import network.thehigherself.sync.postgres.KnownRecord;
import network.thehigherself.sync.postgres.OwedKeys;
import network.thehigherself.sync.postgres.PendingReferences;
import network.thehigherself.sync.postgres.PostgresException;

/**
 * Says of one record what it is on both sides, what the next pass would do about it, by which rule,
 * and what was done before. It takes the line's own steps as far as the plan, without a lease, and
 * writes nothing.
 */
public final class Explain {
  private final Databases databases;
  private final Passes passes;
  private final Gather gather;
  private final PlanRecord planRecord;
  private final Remembered remembered;

  /** What schema sync remembers of a record. */
  public record Remembered(
      PendingReferences pending,
      OwedKeys owed,
      Intents intents,
      Conflicts conflicts,
      DeadLetters deadLetters,
      Histories histories) {}

  public Explain(
      Databases databases,
      Passes passes,
      Gather gather,
      PlanRecord planRecord,
      Remembered remembered) {
    this.databases = databases;
    this.passes = passes;
    this.gather = gather;
    this.planRecord = planRecord;
    this.remembered = remembered;
  }

  /**
   * Explains a record of an enabled database. Its page is read.
   *
   * @param latest how many of its changes at most
   * @throws PassException where a side cannot be reached or the database cannot be opened
   */
  public Explanation explain(KnownRecord record, int latest) {
    Mapping mapping = databases.mapping(record.database());
    try {
      Pass pass = passes.look(mapping, new RunReport(RunOptions.look()));
      Notice notice = Notice.askedAbout(record.key(), record.pageId());
      Sides sides = gather.gather(List.of(notice), pass).get(0);
      return explanation(sides, mapping, planRecord.plan(sides, pass).plan(), latest);
    } catch (NotionException | PostgresException trouble) {
      throw databases.explain(record.database(), trouble);
    }
  }

  private Explanation explanation(Sides sides, Mapping mapping, Plan plan, int latest) {
    String database = mapping.database();
    return new Explanation(
        database,
        sides.getKey(),
        sides.pageId(),
        page(sides.pageSide()),
        row(sides),
        sides.link() != null,
        fields(sides, mapping, plan),
        plan,
        remembered.pending().ofRecord(database, sides.getKey()),
        remembered.owed().find(database, sides.getKey()).orElse(null),
        remembered
            .intents()
            .read(database, Set.of(sides.getKey()))
            .getOrDefault(sides.getKey(), List.of()),
        remembered.conflicts().ofRecord(database, sides.getKey()),
        remembered.deadLetters().ofRecord(database, sides.getKey(), sides.pageId()),
        remembered.histories().ofRecord(database, sides.getKey(), latest));
  }

  private static List<Explanation.Field> fields(Sides sides, Mapping mapping, Plan plan) {
    Map<String, FieldPlan> plans =
        plan.fields().stream().collect(Collectors.toMap(FieldPlan::field, Function.identity()));
    Base base = sides.base() == null ? new Base(Map.of(), false) : sides.base();
    Base.Field never = new Base.Field(null, null);
    return mapping.fields().stream()
        .map(network.thehigherself.sync.mapping.Field::name)
        .map(
            name -> {
              Base.Field agreed = base.fields().getOrDefault(name, never);
              return new Explanation.Field(
                  name,
                  agreed.page(),
                  agreed.row(),
                  sides.page().get(name),
                  sides.row().get(name),
                  plans.get(name));
            })
        .toList();
  }

  private static String page(PageSide page) {
    if (page instanceof PageSide.Gone gone) {
      return gone.reason();
    }
    return page instanceof PageSide.Present
        ? "there"
        : page instanceof PageSide.Trashed ? "in the trash" : "none";
  }

  private static String row(Sides sides) {
    RowSide row = sides.rowSide();
    if (row instanceof RowSide.Deleted) {
      return sides.draft().rowState() == null ? "deleted" : "marked as deleted";
    }
    return row instanceof RowSide.Present
        ? "there"
        : row instanceof RowSide.Missing ? "gone, and nobody said that it was deleted" : "none";
  }
}
