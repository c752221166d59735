package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The doors that looked at a whole side and were refused by a guard. The schedule leaves them alone
 * at growing distances, because the next look costs as much and mostly ends the same way. A run
 * that a person starts does not wait.
 */
public final class Refusals {
  /** A person who has put things right should not wait longer than that. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final Duration pause;
  private final Clock clock;
  private final Map<OneDoor, Refusal> refusals = new ConcurrentHashMap<>();

  /**
   * @param pause the first pause; zero for none at all
   */
  public Refusals(Duration pause, Clock clock) {
    this.pause = pause;
    this.clock = clock;
  }

  private record OneDoor(String database, Door door) {}

  private record Refusal(Instant since, Instant nextTry) {}

  /** Whether the schedule leaves the door alone now. */
  boolean isResting(String database, Door door) {
    Refusal refusal = refusals.get(new OneDoor(database, door));
    return refusal != null && clock.instant().isBefore(refusal.nextTry());
  }

  /** A guard refused what the door brought. */
  void refused(String database, Door door) {
    Instant now = clock.instant();
    refusals.merge(
        new OneDoor(database, door),
        new Refusal(now, nextTry(null, now)),
        (before, first) -> new Refusal(before.since(), nextTry(before.since(), now)));
  }

  /** What the door brought went through. */
  void end(String database, Door door) {
    refusals.remove(new OneDoor(database, door));
  }

  private Instant nextTry(Instant since, Instant now) {
    Instant next = Patience.nextTry(since, now, pause);
    Instant latest = now.plus(LONGEST_PAUSE);
    return next.isAfter(latest) ? latest : next;
  }
}
