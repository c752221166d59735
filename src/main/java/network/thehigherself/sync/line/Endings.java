package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import network.thehigherself.sync.line.DatabaseReport.Outcome;
import network.thehigherself.sync.postgres.DoorState;
import network.thehigherself.sync.postgres.DoorStates;
import network.thehigherself.sync.postgres.PostgresException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps how the passes of each door ended, for {@code status}, and says it in the log where a
 * schedule fired them: once, and again when it is over.
 *
 * <p>A door that a guard refused is left alone by the schedule at growing distances, because the
 * next look costs as much and mostly ends the same way. It is kept in PostgreSQL, so that a person
 * who lets the plan go on in another process is noticed at the next firing.
 */
public final class Endings {
  private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

  /** A person who has put things right should not wait longer than that. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final DoorStates states;
  private final Duration pause;
  private final Clock clock;
  private final Map<String, String> said = new ConcurrentHashMap<>();

  /**
   * @param pause the first pause after a refusal; zero for none at all
   */
  public Endings(DoorStates states, Duration pause, Clock clock) {
    this.states = states;
    this.pause = pause;
    this.clock = clock;
  }

  /** Whether the schedule leaves the door alone now. */
  boolean isResting(String database, Door door) {
    return states
        .read(database, door.side())
        .map(DoorState::nextTry)
        .filter(next -> clock.instant().isBefore(next))
        .isPresent();
  }

  /** A pass looked at everything. */
  void good(String database, Door door) {
    states.good(database, door.side());
    if (said.remove(route(database, door)) != null) {
      LOG.info("{}: all is well again", route(database, door));
    }
  }

  /** A pass came to an end before it had looked at everything. */
  void bad(String database, Door door, PassException trouble) {
    if (!trouble.canBeKept()) {
      return;
    }
    try {
      states.bad(
          database,
          door.side(),
          trouble.outcome().label(),
          trouble.getMessage(),
          trouble.outcome() == Outcome.REFUSED ? nextTry(database, door) : null);
    } catch (PostgresException away) {
      // The trouble itself matters more, and is told all the same.
      LOG.debug("{}: not noted how it ended: {}", route(database, door), away.getMessage());
    }
  }

  private Instant nextTry(String database, Door door) {
    Instant now = clock.instant();
    Instant since =
        states
            .read(database, door.side())
            .filter(state -> state.state().equals(Outcome.REFUSED.label()))
            .map(DoorState::since)
            .orElse(null);
    Instant next = Patience.nextTry(since, now, pause);
    Instant latest = now.plus(LONGEST_PAUSE);
    return next.isAfter(latest) ? latest : next;
  }

  /** Tells what the passes of a schedule meet again and again only the first time. */
  void say(String database, Door door, PassException trouble) {
    String route = route(database, door);
    if (trouble.getMessage().equals(said.put(route, trouble.getMessage()))) {
      LOG.debug("{}: {}", route, trouble.getMessage());
    } else if (trouble.outcome() == Outcome.FAILED) {
      LOG.error("{}: {}", route, trouble.getMessage(), trouble.getCause());
    } else {
      LOG.warn("{}: {}", route, trouble.getMessage());
    }
  }

  private static String route(String database, Door door) {
    return database + "." + door.label();
  }
}
