package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import network.thehigherself.sync.plan.FieldPlan;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Rule;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.HistoryEntry;
import network.thehigherself.sync.postgres.Side;

/** The history of a record whose plan is carried out: what changes on which side, and why. */
final class RecordHistory {
  private static final String CREATE = "create";

  private final Planned planned;
  private final Sides sides;
  private final Plan plan;

  RecordHistory(Planned planned) {
    this.planned = planned;
    this.sides = planned.sides();
    this.plan = planned.plan();
  }

  /**
   * One entry for each thing that was done: what earlier requests have done, what happened to the
   * record as a whole, and then its fields.
   */
  List<HistoryEntry> entries() {
    List<HistoryEntry> history = new ArrayList<>();
    if (planned.isTrashedTwin()) {
      history.add(
          HistoryEntry.ofEnd(
              Side.NOTION,
              readable(sides.page()),
              "a second page of this record, made by a create whose answer was lost"));
    }
    history.addAll(onRow());
    if (planned.isAnswered() && !sides.look().isTwin()) {
      history.addAll(onPage(planned.written()::took));
    }
    history.sort(Comparator.comparing(entry -> entry.field() != null));
    history.addAll(
        0, sides.untold().stream().flatMap(earlier -> earlier.entries().stream()).toList());
    return history;
  }

  private List<HistoryEntry> onRow() {
    List<HistoryEntry> history = new ArrayList<>();
    if (plan.row() == Step.CREATE) {
      history.add(HistoryEntry.ofRecord(Side.SUPABASE, CREATE, plan.toRow(), null));
      return history;
    }
    comingAndGoing(Side.SUPABASE, plan.row(), sides.row()).ifPresent(history::add);
    for (FieldPlan field : plan.fields()) {
      if (field.toRow() != null) {
        history.add(change(field, Side.SUPABASE, sides.row().get(field.field()), field.toRow()));
      }
    }
    return history;
  }

  /**
   * What the plan does to the page.
   *
   * @param took whether Notion takes, or took, a field that the plan gives it
   */
  List<HistoryEntry> onPage(Predicate<String> took) {
    List<HistoryEntry> history = new ArrayList<>();
    if (plan.page() == Step.CREATE) {
      Map<String, Value> taken = new HashMap<>(plan.toPage());
      taken.keySet().removeIf(took.negate());
      history.add(HistoryEntry.ofRecord(Side.NOTION, CREATE, taken, null));
      return history;
    }
    comingAndGoing(Side.NOTION, plan.page(), sides.page()).ifPresent(history::add);
    for (FieldPlan field : plan.fields()) {
      if (field.toPage() != null && took.test(field.field())) {
        history.add(change(field, Side.NOTION, sides.page().get(field.field()), field.toPage()));
      }
    }
    return history;
  }

  /** The end or the return of a whole page or row, with what it held then. */
  private Optional<HistoryEntry> comingAndGoing(Side side, Step step, Map<String, Value> held) {
    return switch (step) {
      case DELETE ->
          Optional.of(
              HistoryEntry.ofEnd(side, readable(held), because("the other side was deleted")));
      case RESTORE ->
          Optional.of(
              HistoryEntry.ofRecord(
                  side, "restore", readable(held), because("the other side is there")));
      case KEEP, CREATE -> Optional.empty();
    };
  }

  private String because(String reason) {
    return planned.isUndo() ? Rule.UNDONE.label() : reason;
  }

  private static Map<String, Value> readable(Map<String, Value> values) {
    Map<String, Value> readable = new HashMap<>(values);
    readable.values().removeIf(value -> !value.isKnown());
    return readable;
  }

  private static HistoryEntry change(FieldPlan field, Side side, Value before, Value after) {
    return new HistoryEntry(
        field.field(), side, "update", before, after, field.loser(), field.rule().label());
  }
}
