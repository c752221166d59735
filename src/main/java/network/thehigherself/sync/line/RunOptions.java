package network.thehigherself.sync.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.plan.Direction;

/**
 * How one run shall go.
 *
 * @param run the run's id
 * @param direction which sides it may write
 * @param since look at changes since then and move no cursor; null: since the cursor
 * @param full ignore cursors, read whole
 * @param dryRun plan only, write nothing anywhere
 * @param allowed names of the guards that this run overrules
 * @param leaseWait how long to wait for a database that is busy
 * @param scheduled whether a schedule fired it and not a person
 * @param approved the plan that it carries out, and nothing else; null: whatever is to be done
 */
public record RunOptions(
    UUID run,
    Direction direction,
    Instant since,
    boolean full,
    boolean dryRun,
    Set<String> allowed,
    Duration leaseWait,
    boolean scheduled,
    Approved approved) {

  public RunOptions {
    allowed = Set.copyOf(allowed);
  }

  /** A run that carries out whatever is to be done. */
  public RunOptions(
      UUID run,
      Direction direction,
      Instant since,
      boolean full,
      boolean dryRun,
      Set<String> allowed,
      Duration leaseWait,
      boolean scheduled) {
    this(run, direction, since, full, dryRun, allowed, leaseWait, scheduled, null);
  }

  /** A run that carries out a plan that was made before. */
  public static RunOptions of(
      UUID run, SavedPlan plan, Approved approved, Set<String> allowed, Duration leaseWait) {
    return new RunOptions(
        run,
        plan.direction(),
        plan.since(),
        plan.full(),
        false,
        allowed,
        leaseWait,
        false,
        approved);
  }

  /** A firing of the schedule: both directions, since the cursor. */
  public static RunOptions scheduled(Duration leaseWait) {
    return new RunOptions(
        UUID.randomUUID(), Direction.BOTH, null, false, false, Set.of(), leaseWait, true);
  }

  /** A run that a person started and left as it is: both directions, since the cursor. */
  public static RunOptions once(Duration leaseWait) {
    return once(UUID.randomUUID(), leaseWait);
  }

  /** The same, with an id that is known already. */
  public static RunOptions once(UUID run, Duration leaseWait) {
    return new RunOptions(run, Direction.BOTH, null, false, false, Set.of(), leaseWait, false);
  }

  /** A look at single records, which writes nothing. */
  static RunOptions look() {
    return new RunOptions(
        UUID.randomUUID(), Direction.BOTH, null, false, true, Set.of(), Duration.ZERO, false);
  }

  /** The plan that is made or carried out: what digests are salted with. */
  UUID planId() {
    return approved == null ? run : approved.planId();
  }

  /** Whether a pass of this run may move its door's cursor. */
  public boolean movesCursor() {
    return since == null && !dryRun && approved == null;
  }
}
