package network.thehigherself.sync.line;

import java.time.Duration;
import java.time.Instant;

/** When a record that is not settled is looked at again. Pure. */
final class Patience {
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private Patience() {}

  /**
   * Each pause is as long as the record was owed so far, so that they double, up to a day.
   *
   * @param owedSince null where it was settled until now
   * @param first the shortest pause; zero: none at all
   */
  static Instant nextTry(Instant owedSince, Instant now, Duration first) {
    Duration age = owedSince == null || first.isZero() ? first : Duration.between(owedSince, now);
    Duration pause = age.compareTo(first) < 0 ? first : age;
    return now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }
}
