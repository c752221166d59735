package network.thehigherself.sync.notion;

import io.github.bucket4j.Bucket;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the program may ask of Notion: so many requests per second, evenly spaced, for all routes
 * together (Notion, "Request limits": 3 per second on average). When Notion asks for a pause, every
 * caller waits.
 */
public final class Budget {
  private static final Logger LOG = LoggerFactory.getLogger(Budget.class);
  private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000);

  /** How long everybody waits where Notion does not say how long. */
  static final Duration UNASKED = Duration.ofSeconds(1);

  private final Optional<Bucket> bucket;
  private final BigDecimal perSecond;
  private final Minute spent = new Minute(() -> System.nanoTime() / SECOND.longValue());
  // Fair, and held while waiting for the token: callers go one by one, also after a pause.
  private final ReentrantLock turn = new ReentrantLock(true);
  private final ReentrantLock pausing = new ReentrantLock();
  private final Condition changed = pausing.newCondition();
  private long resumeAt = System.nanoTime();
  private boolean stopping;

  /**
   * @param requestsPerSecond how many, such as "3" or "2.5"; 0 lifts the limit
   * @throws IllegalArgumentException where it is negative or not a number
   */
  public Budget(String requestsPerSecond) {
    perSecond = rate(requestsPerSecond);
    bucket = perSecond.signum() == 0 ? Optional.empty() : Optional.of(spaced(perSecond));
  }

  private static BigDecimal rate(String requestsPerSecond) {
    try {
      BigDecimal rate = new BigDecimal(requestsPerSecond.strip());
      if (rate.signum() >= 0) {
        return rate;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw new IllegalArgumentException(
        "NOTION_REQUESTS_PER_SECOND must be a number from 0 on, such as 3, not \""
            + requestsPerSecond
            + "\".");
  }

  // One token at a time: a bucket that held more would let bursts through.
  private static Bucket spaced(BigDecimal rate) {
    Duration gap =
        Duration.ofNanos(Math.max(1, SECOND.divide(rate, RoundingMode.CEILING).longValue()));
    return Bucket.builder().addLimit(limit -> limit.capacity(1).refillGreedy(1, gap)).build();
  }

  /**
   * Waits until this request may leave.
   *
   * @param sent its method and path
   * @throws NotionException where it would change a page and a pause held it back: a person may
   *     have edited the page meanwhile
   * @throws CancellationException where the program stops during a pause
   */
  public void spendOn(@ExchangeProperty(Request.PROPERTY) String sent) throws InterruptedException {
    long asked = System.nanoTime();
    spend();
    Request request = Request.of(sent);
    if (request.kind() == Kind.UPDATE && isPausedSince(asked)) {
      throw NotionException.of(Trouble.PASSING, Failure.of(0, Failure.HELD_BACK), request);
    }
  }

  private boolean isPausedSince(long moment) {
    pausing.lock();
    try {
      return resumeAt - moment > 0;
    } finally {
      pausing.unlock();
    }
  }

  /**
   * Waits until the next request may leave.
   *
   * @throws CancellationException where the program stops during a pause
   */
  void spend() throws InterruptedException {
    turn.lockInterruptibly();
    try {
      awaitPause();
      if (bucket.isPresent()) {
        bucket.get().asBlocking().consume(1);
        awaitPause(); // one that began while waiting for the token
      }
      spent.count();
    } finally {
      turn.unlock();
    }
  }

  /** Holds every caller back for this long from now on; a longer pause that already runs stays. */
  public void pause(Duration length) {
    if (length.isZero()) {
      return;
    }
    if (length.compareTo(UNASKED) > 0) {
      LOG.info("Notion asks for a pause of {} s: every request waits.", length.toSeconds());
    }
    pausing.lock();
    try {
      long until = System.nanoTime() + length.toNanos();
      resumeAt = until - resumeAt > 0 ? until : resumeAt;
      changed.signalAll();
    } finally {
      pausing.unlock();
    }
  }

  /** How long the pause still lasts; zero where there is none. */
  public Duration pauseLeft() {
    pausing.lock();
    try {
      return Duration.ofNanos(Math.max(0, resumeAt - System.nanoTime()));
    } finally {
      pausing.unlock();
    }
  }

  /** How many requests may leave in one minute; empty where the limit is lifted. */
  public OptionalInt perMinute() {
    return bucket.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(perSecond.multiply(BigDecimal.valueOf(60)).intValue());
  }

  /** How many left in the last minute. */
  public int spentInLastMinute() {
    return spent.total();
  }

  /** Whether nobody waits for the next request, and Notion asked for no pause. */
  public boolean isUnclaimed() {
    return !turn.isLocked() && pauseLeft().isZero();
  }

  private void awaitPause() throws InterruptedException {
    pausing.lockInterruptibly();
    try {
      for (long left; (left = resumeAt - System.nanoTime()) > 0; ) {
        if (stopping) {
          throw new CancellationException("the program stops while Notion asks for a pause");
        }
        changed.awaitNanos(left);
      }
    } finally {
      pausing.unlock();
    }
  }

  /** Lets nobody wait for the end of a pause any more: the program stops. */
  public void stop() {
    pausing.lock();
    try {
      stopping = true;
      changed.signalAll();
    } finally {
      pausing.unlock();
    }
  }
}
