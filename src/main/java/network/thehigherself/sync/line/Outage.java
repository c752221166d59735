package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.postgres.DoorStates;
import network.thehigherself.sync.postgres.Postgres;
import network.thehigherself.sync.postgres.PostgresException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trouble that no pass of any database escapes: Notion or PostgreSQL is away, or the token is
 * refused. While it lasts the schedules of all databases wait, and one of them asks from time to
 * time whether it is over. It is said once when it begins and once when it is over.
 */
public final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final Notion notion;
  private final Postgres postgres;
  private final DoorStates states;
  private final Duration distance;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Lasting lasting;

  private record Lasting(PassException trouble, Instant since, Instant nextQuestion) {}

  /**
   * @param distance between two questions whether it is over
   */
  public Outage(
      Notion notion, Postgres postgres, DoorStates states, Duration distance, Clock clock) {
    this.notion = notion;
    this.postgres = postgres;
    this.states = states;
    this.distance = distance;
    this.clock = clock;
  }

  /**
   * What everybody waits for.
   *
   * @param message what happened and what to do, for a person
   * @param ofPostgres whether it is PostgreSQL that does not answer
   */
  public record Absence(String message, boolean ofPostgres, Instant since) {}

  /** What everybody waits for now; empty where nobody has to. */
  public Optional<Absence> absence() {
    return Optional.ofNullable(lasting)
        .map(
            now ->
                new Absence(now.trouble().getMessage(), !now.trouble().canBeKept(), now.since()));
  }

  /** Whether everybody waits. */
  boolean isLasting() {
    return lasting != null;
  }

  /** What everybody waits for, for a person; empty while nobody waits. */
  public Optional<String> reason() {
    return absence().map(Absence::message);
  }

  /**
   * A scheduled pass met it: the first one says so, for all.
   *
   * @return what the first one met
   */
  synchronized PassException begin(PassException trouble, Collection<String> databases) {
    Lasting before = lasting;
    if (before != null) {
      LOG.debug("still away: {}", trouble.getMessage());
      return before.trouble();
    }
    LOG.warn(
        "{} {}",
        trouble.getMessage(),
        trouble.outcome() == DatabaseReport.Outcome.AWAY
            ? "Everything waits, and goes on by itself."
            : "Until then everything waits.");
    Instant now = clock.instant();
    lasting = new Lasting(trouble, now, now.plus(distance));
    note(trouble, databases);
    return trouble;
  }

  /** A pass that was under way ended well; its door waits like every other all the same. */
  void remind(Collection<String> databases) {
    Lasting now = lasting;
    if (now != null) {
      note(now.trouble(), databases);
    }
  }

  /** Keeps for {@code status} that no pass of these databases can work. */
  void note(PassException trouble, Collection<String> databases) {
    if (!trouble.canBeKept()) {
      return;
    }
    try {
      states.all(databases, trouble.outcome().label(), trouble.getMessage());
    } catch (PostgresException away) {
      LOG.debug("not noted: {}", away.getMessage());
    }
  }

  /**
   * Whether it is over, or there was none. One caller at a time finds out; meanwhile it lasts for
   * the others.
   */
  boolean isOver() {
    if (lasting == null) {
      return true;
    }
    if (!asking.tryLock()) {
      return false;
    }
    try {
      return ask();
    } finally {
      asking.unlock();
    }
  }

  private boolean ask() {
    Lasting now = lasting;
    if (now == null) {
      return true;
    }
    if (clock.instant().isBefore(now.nextQuestion())) {
      return false;
    }
    if (!postgres.answers() || !notion.answers()) {
      lasting = new Lasting(now.trouble(), now.since(), clock.instant().plus(distance));
      return false;
    }
    states.over(now.trouble().outcome().label());
    lasting = null;
    LOG.info(
        "Notion and PostgreSQL answer again, after {} s; every database goes on.",
        Duration.between(now.since(), clock.instant()).toSeconds());
    return true;
  }
}
