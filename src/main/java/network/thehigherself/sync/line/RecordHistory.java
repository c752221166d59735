package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.thehigherself.sync.plan.FieldPlan;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Rule;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.HistoryEntry;
import network.thehigherself.sync.postgres.Side;
import network.thehigherself.sync.postgres.StoredIntent;

/** The history of a record whose plan was carried out: what changed on which side, and why. */
final class RecordHistory {
  private final Planned planned;
  private final Sides sides;
  private final Plan plan;
  private final EndingIntents intents;

  RecordHistory(Planned planned, EndingIntents intents) {
    this.planned = planned;
    this.intents = intents;
    this.sides = planned.sides();
    this.plan = planned.plan();
  }

  /** One entry for each thing that was done, in the order in which the plan names them. */
  List<HistoryEntry> entries() {
    List<HistoryEntry> history = new ArrayList<>();
    intents.earlier().forEach(intent -> history.addAll(overwritten(intent)));
    if (planned.isTrashedTwin()) {
      history.add(
          HistoryEntry.ofEnd(
              Side.NOTION,
              readable(sides.page()),
              "a second page of this record, made by a create whose answer was lost"));
    }
    if (plan.row() == Step.CREATE) {
      history.add(HistoryEntry.ofRecord(Side.SUPABASE, "create", plan.toRow(), null));
    }
    boolean written = planned.isAnswered();
    if (written && plan.page() == Step.CREATE) {
      history.add(HistoryEntry.ofRecord(Side.NOTION, "create", plan.toPage(), null));
    }
    comingAndGoing(Side.SUPABASE, plan.row(), sides.row()).ifPresent(history::add);
    if (written && !sides.look().isTwin()) {
      comingAndGoing(Side.NOTION, plan.page(), sides.page()).ifPresent(history::add);
    }
    for (FieldPlan field : plan.fields()) {
      if (field.toRow() != null && plan.row() != Step.CREATE) {
        history.add(change(field, Side.SUPABASE, sides.row().get(field.field()), field.toRow()));
      }
      if (written
          && field.toPage() != null
          && plan.page() != Step.CREATE
          && planned.written().took(field.field())) {
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

  /**
   * What an earlier pass was about to overwrite, where the page does not show it any more; it could
   * not write that down, because it was killed. Whoever edited the page last, nothing else knows
   * these values.
   */
  private List<HistoryEntry> overwritten(StoredIntent intent) {
    return intent.losers().entrySet().stream()
        .filter(loser -> !loser.getValue().equals(sides.page().get(loser.getKey())))
        .map(loser -> overwritten(intent, loser.getKey(), loser.getValue()))
        .toList();
  }

  private static HistoryEntry overwritten(StoredIntent intent, String field, Value loser) {
    return new HistoryEntry(
        field,
        Side.NOTION,
        "update",
        loser,
        intent.page().get(field),
        loser,
        Rule.ROW_WINS.label());
  }

  private static HistoryEntry change(FieldPlan field, Side side, Value before, Value after) {
    return new HistoryEntry(
        field.field(), side, "update", before, after, field.loser(), field.rule().label());
  }
}
