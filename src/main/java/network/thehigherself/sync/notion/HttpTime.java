package network.thehigherself.sync.notion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times in HTTP headers (RFC 9110, sections 5.6.7 and 10.2.3). */
final class HttpTime {
  private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}([.][0-9]{1,9})?");

  private HttpTime() {}

  /** A date as in the header Date; empty where there is none. */
  static Optional<Instant> date(String text) {
    try {
      return Optional.ofNullable(text)
          .map(date -> ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME))
          .map(ZonedDateTime::toInstant);
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  /**
   * A Retry-After: seconds, or a date.
   *
   * @param now the time of the answer, by the clock of whoever answered
   * @return rounded up to whole seconds and never more than a day; empty where there is none
   */
  static Optional<Duration> retryAfter(String text, Instant now) {
    return seconds(text)
        .or(
            () ->
                date(text)
                    .map(
                        until -> BigDecimal.valueOf(until.getEpochSecond() - now.getEpochSecond())))
        .map(seconds -> seconds.max(BigDecimal.ZERO).min(DAY).setScale(0, RoundingMode.CEILING))
        .map(seconds -> Duration.ofSeconds(seconds.longValueExact()));
  }

  private static Optional<BigDecimal> seconds(String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(SECONDS.asMatchPredicate())
        .map(BigDecimal::new);
  }
}
