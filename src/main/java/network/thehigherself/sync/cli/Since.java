package network.thehigherself.sync.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code --since}: a time, or a span back from now. */
final class Since {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");

  private Since() {}

  /**
   * The instant that is meant.
   *
   * @param text an ISO time ({@code 2026-06-15T14:30:00+02:00}, UTC where no offset is given, or
   *     only its date), or a span such as {@code 24h} or {@code 7d}
   * @throws ConfigurationException for anything else
   */
  static Instant parse(String text, Clock clock) {
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      return clock.instant().minus(length(Long.parseLong(span.group(1)), span.group(2)));
    }
    try {
      if (!text.contains("T")) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      boolean hasOffset = text.matches(".*(Z|[+-]\\d{2}(:?\\d{2})?)$");
      return hasOffset
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException malformed) {
      throw new ConfigurationException(
          "--since is neither a time such as 2026-06-15T14:30:00Z nor a span such as 24h or 7d",
          malformed);
    }
  }

  private static Duration length(long count, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
