package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import network.thehigherself.sync.plan.Base;
import network.thehigherself.sync.plan.Deletes;
import network.thehigherself.sync.plan.FieldPlan;
import network.thehigherself.sync.plan.PageSide;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Policy;
import network.thehigherself.sync.plan.Rule;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.postgres.ConflictEntry;
import network.thehigherself.sync.postgres.RowState;
import network.thehigherself.sync.postgres.RowWrite;
import network.thehigherself.sync.postgres.Settlement;
import network.thehigherself.sync.postgres.SettlementBuilder;

/**
 * Says what is written to PostgreSQL for a record whose plan was carried out on Notion's side: the
 * row, the base, the history, and what stays owed. Writes nothing itself.
 */
final class Settling {
  private final Planned planned;
  private final Sides sides;
  private final Plan plan;
  private final Instant now;
  private final Duration pause;
  private final String me;
  private final Deletes deletes;

  /**
   * @param pause the first pause before a record that is not settled is looked at again
   * @param me the id of our bot in Notion
   * @param deletes what a delete on one side does to the other
   */
  Settling(Planned planned, Clock clock, Duration pause, String me, Deletes deletes) {
    this.planned = planned;
    this.sides = planned.sides();
    this.plan = planned.plan();
    this.now = clock.instant();
    this.pause = pause;
    this.me = me;
    this.deletes = deletes;
  }

  Settlement settlement() {
    SettlementBuilder settlement = Settlement.of(sides.getKey());
    row().ifPresent(settlement::write);
    if (!sides.look().isTwin()) {
      pageId().ifPresent(settlement::page);
      new AgreedBase(planned).addTo(settlement);
      planned.isDeleted().ifPresent(settlement::deleted);
      pageTimes(settlement);
      pageShown().ifPresent(settlement::pageShown);
      if (plan.rests()) {
        settlement.pageNotTakenIn();
      }
    }
    rowTimes(settlement);
    EndingIntents intents = new EndingIntents(planned, now);
    new RecordHistory(planned).entries().forEach(settlement::history);
    conflicts(settlement);
    settlement.told(sides.untold().stream().map(Untold::intent).toList());
    settlement.answered(intents.ids());
    if (planned.isUndo()) {
      settlement.undone(planned.undoes());
    }
    return settlement.owed(new StillOwed(planned, intents, now, pause).owed()).build();
  }

  private Optional<RowWrite> row() {
    RowState there = sides.draft().rowState();
    return switch (plan.row()) {
      case CREATE -> Optional.of(RowWrite.insert(plan.toRow()));
      case DELETE ->
          Optional.of(
              deletes.fromNotion() == Deletes.FromNotion.REMOVE
                  ? RowWrite.remove(there.updatedAt())
                  : RowWrite.mark(there.updatedAt()));
      case RESTORE ->
          Optional.of(
              there == null
                  ? RowWrite.insert(plan.toRow())
                  : RowWrite.unmark(there.updatedAt(), plan.toRow()));
      case KEEP ->
          plan.toRow().isEmpty()
              ? Optional.empty()
              : Optional.of(RowWrite.update(there.updatedAt(), plan.toRow()));
    };
  }

  private Optional<UUID> pageId() {
    return Optional.ofNullable(
            planned.isAnswered() ? planned.written().page() : sides.look().page())
        .map(page -> UUID.fromString(page.id()))
        .or(() -> sides.draft().pageIdThatTheRowLacks());
  }

  private void pageTimes(SettlementBuilder settlement) {
    boolean answered = planned.isAnswered();
    Instant pageTime =
        answered
            ? planned.written().page().lastEditedTime()
            : sides.look().page() == null ? null : sides.look().page().lastEditedTime();
    settlement.pageTimes(pageTime, sides.draft().pageEdited(me));
    settlement.stamped(answered ? planned.written().stampedAt() : null);
  }

  /** Whether the page is there; empty where nobody looked. */
  private Optional<Boolean> pageShown() {
    if (planned.isAnswered()) {
      return Optional.of(plan.page() != Step.DELETE);
    }
    return Optional.ofNullable(sides.look().page())
        .map(page -> sides.pageSide() instanceof PageSide.Present);
  }

  /** Also of a twin, which may write the row: a person's edit before that stays a person's. */
  private void rowTimes(SettlementBuilder settlement) {
    Instant seen = sides.draft().rowState() == null ? null : sides.draft().rowState().updatedAt();
    settlement.rowTimes(seen, sides.draft().rowEdited());
  }

  private void conflicts(SettlementBuilder settlement) {
    for (FieldPlan field : plan.fields()) {
      if (field.rule() == Rule.CONFLICT) {
        Base.Field agreed = sides.base() == null ? null : sides.base().fields().get(field.field());
        settlement.conflict(
            new ConflictEntry(
                field.field(),
                agreed == null ? null : agreed.row(),
                sides.page().get(field.field()),
                sides.row().get(field.field()),
                Policy.MANUAL));
      } else if (field.movesBase() || field.rule() == Rule.SAME) {
        settlement.resolved(field.field(), field.rule().label());
      }
    }
  }
}
