package network.thehigherself.sync.line;

import java.util.Optional;
import java.util.Set;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.postgres.StoredIntent;

/**
 * A record with its plan, and what became of the plan so far.
 *
 * @param sides what the plan was made from
 * @param plan what shall happen
 * @param mode whether it shall happen now
 * @param prepared what is about to be sent; null where nothing was prepared
 * @param intent what was committed before anything was sent; null for nothing
 * @param written what Notion answered; null where nothing was sent
 * @param undoes the numbers of the changes in the history that the plan takes back; null where it
 *     is no undo
 */
public record Planned(
    Sides sides,
    Plan plan,
    Mode mode,
    Prepared prepared,
    StoredIntent intent,
    Written written,
    Set<Long> undoes) {

  /** Whether a plan is carried out. */
  public enum Mode {
    NOW,
    /** It would delete or clear; it waits for the end of the pass. */
    DEFERRED,
    /** A dry run: it is only counted. */
    DRY,
    /** The run carries out a plan in which this does not stand: it stays as it is. */
    LEFT
  }

  static Planned of(Sides sides, Plan plan, Mode mode) {
    return new Planned(sides, plan, mode, null, null, null, null);
  }

  static Planned undoing(Sides sides, Plan plan, Mode mode, Set<Long> changes) {
    return new Planned(sides, plan, mode, null, null, null, Set.copyOf(changes));
  }

  /** Whether it takes back what a run did. */
  boolean isUndo() {
    return undoes != null;
  }

  Planned with(Sides changed) {
    return new Planned(changed, plan, mode, prepared, intent, written, undoes);
  }

  Planned with(Plan changed) {
    return new Planned(sides, changed, mode, prepared, intent, written, undoes);
  }

  Planned with(Written answer) {
    return new Planned(sides, plan, mode, prepared, intent, answer, undoes);
  }

  Planned with(Prepared ready) {
    return new Planned(sides, plan, mode, ready, intent, written, undoes);
  }

  Planned with(StoredIntent committed) {
    return new Planned(sides, plan, mode, prepared, committed, written, undoes);
  }

  /** Whether Notion has to be asked or told something; the routes ask. */
  public boolean isWritesPage() {
    return mode == Mode.NOW && written == null && (plan.writesPage() || isTrashesTwin());
  }

  /** Whether the page is a second one of ours that nobody needs any more. */
  boolean isTrashesTwin() {
    return mode == Mode.NOW
        && sides.look().isTwin()
        && plan.hold() == null
        && !plan.needsPerson()
        && !plan.writesRow();
  }

  /** Whether the page was a twin and is in the trash now. */
  boolean isTrashedTwin() {
    return sides.look().isTwin() && isAnswered();
  }

  /** Whether anything of the plan reached the page; what Notion refuses is no change. */
  boolean isPageChanged() {
    return isAnswered()
        && plan.writesPage()
        && (plan.page() != Step.KEEP || plan.toPage().keySet().stream().anyMatch(written::took));
  }

  /** Whether Notion answered a POST or PATCH, so that the page holds what it says. */
  boolean isAnswered() {
    return written != null && written.page() != null;
  }

  /** Whether both sides are deleted once this is settled; empty where that was not decided. */
  Optional<Boolean> isDeleted() {
    boolean decided = plan.hold() == null && (plan.deleted() || !plan.fields().isEmpty());
    return decided ? Optional.of(plan.deleted()) : Optional.empty();
  }

  /** Whether a POST or PATCH was sent and nobody knows what became of it. */
  boolean isUnanswered() {
    return written != null && written.lookAgainAt() != null;
  }
}
