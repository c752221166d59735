package network.thehigherself.sync.line;

import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.plan.PageSide;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.RowSide;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.postgres.StoredIntent;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** Decides what shall happen to a record, and whether now. Writes nothing. */
public final class PlanRecord {

  /** The record with its plan. */
  public Planned plan(@Body Sides sides, @ExchangeProperty(Pass.PROPERTY) Pass pass) {
    if (pass.undoing() != null) {
      return pass.undoing().plan(sides, pass);
    }
    Plan plan = sides.look().isTwin() ? ofTwin(sides, pass) : ofRecord(sides, pass);
    if (pass.options().dryRun()) {
      if (sides.link() == null && plan.hold() == null && plan.page() == Step.KEEP) {
        pass.noteMeeting(sides.getKey());
      }
      return Planned.of(sides, plan, Planned.Mode.DRY);
    }
    Approved approved = pass.options().approved();
    if (approved != null && !approved.allows(sides, plan, pass)) {
      return Planned.of(sides, plan, Planned.Mode.LEFT);
    }
    boolean guarded = sides.look().notice().why() == Notice.Why.GUARDED;
    if (plan.losses() > 0 && !guarded) {
      pass.putOff().defer(sides, plan);
      return Planned.of(sides, plan, Planned.Mode.DEFERRED);
    }
    return Planned.of(sides, plan, Planned.Mode.NOW);
  }

  private static Plan ofRecord(Sides sides, Pass pass) {
    if (sides.link() == null && pass.isAmbiguous(sides.getKey(), sides.pageId())) {
      return Plan.hold(
          "several pages or rows may be the same record; make their match fields unique, or write"
              + " the row's id into the page's "
              + pass.database().mapping().keyProperty());
    }
    Plan plan =
        pass.database()
            .planner()
            .plan(sides.base(), sides.pageSide(), sides.rowSide())
            .only(pass.options().direction());
    if (plan.page() == Step.CREATE && pass.hasMet(sides.getKey())) {
      return Plan.hold("its page was met earlier in this dry run");
    }
    boolean waits = plan.page() == Step.CREATE && !pass.mayCreatePages();
    if (waits || changesPageOfNewRow(plan)) {
      return plan.only(Direction.NOTION_TO_SUPABASE);
    }
    return plan;
  }

  /** Such a change comes after the link: an intent is found again by its record's key. */
  private static boolean changesPageOfNewRow(Plan plan) {
    return plan.row() == Step.CREATE && plan.writesPage();
  }

  /**
   * What a person typed into a twin goes to the row, and from there to the page that stays. Where
   * nothing says any more what we had sent, its values may all be old: then the row keeps its own.
   * That writes both sides.
   */
  private static Plan ofTwin(Sides sides, Pass pass) {
    if (pass.options().direction() != Direction.BOTH) {
      return Plan.forAnotherRun();
    }
    boolean knowsWhatWasSent = sides.draft().intents().stream().anyMatch(StoredIntent::creates);
    boolean isRowThere =
        sides.rowSide() instanceof RowSide.Present
            || (sides.rowSide() instanceof RowSide.Deleted && knowsWhatWasSent);
    if (!(sides.pageSide() instanceof PageSide.Present) || !isRowThere) {
      return Plan.hold("a second page of this record waits until its row is there");
    }
    Plan plan = pass.database().planner().plan(sides.base(), sides.pageSide(), sides.rowSide());
    if (plan.page() == Step.DELETE) {
      return plan;
    }
    Plan toRow = plan.only(Direction.NOTION_TO_SUPABASE);
    return knowsWhatWasSent ? toRow : toRow.only(Direction.SUPABASE_TO_NOTION);
  }
}
