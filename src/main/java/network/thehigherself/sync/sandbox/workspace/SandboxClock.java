package network.thehigherself.sync.sandbox.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time as the sandbox tells it: in its answers' Date header, in every timestamp and for the lag
 * of its index.
 */
public final class SandboxClock {

  private Instant fixed;
  private Duration offset = Duration.ZERO;

  /** The sandbox's present, to the millisecond. */
  public synchronized Instant now() {
    Instant now = fixed != null ? fixed : Instant.now().plus(offset);
    return now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Stands still at the given instant until it is advanced or set free. */
  public synchronized void fixed(Instant instant) {
    fixed = instant;
  }

  /** Runs, ahead of real time by the given span (behind it, if negative). */
  public synchronized void offset(Duration ahead) {
    fixed = null;
    offset = ahead;
  }

  /** Moves the clock on by the given span, whether it runs or stands. */
  public synchronized void advance(Duration span) {
    if (fixed != null) {
      fixed = fixed.plus(span);
    } else {
      offset = offset.plus(span);
    }
  }

  /** Runs with real time again. */
  public void real() {
    offset(Duration.ZERO);
  }

  /** How the clock runs: {@code fixed}, {@code offset} or {@code real}. */
  public synchronized String mode() {
    if (fixed != null) {
      return "fixed";
    }
    return offset.isZero() ? "real" : "offset";
  }
}
