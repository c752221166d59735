package network.thehigherself.sync.sandbox.workspace;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The two ways in which Notion writes its own times (recorded with version 2025-09-03). */
public final class Times {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:00.000'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+00:00'").withZone(ZoneOffset.UTC);

  private Times() {}

  /** Rounded down to the minute, as on pages and data sources. */
  public static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  /** To the millisecond with a numeric offset, as on databases. */
  public static String exact(Instant instant) {
    return EXACT.format(instant);
  }

  /** The instant without its seconds. */
  public static Instant floor(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES);
  }
}
