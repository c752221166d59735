package network.thehigherself.sync.property;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;

/**
 * The content of a date property: a day or an instant, or a range of two of them. A day and an
 * instant are different values; of a time zone only the instant counts (Notion, "Page property
 * values").
 *
 * @param start a {@link LocalDate} or an {@link Instant}
 * @param end the same, or null where it is no range
 */
public record NotionDate(Temporal start, Temporal end) {
  public NotionDate {
    check(start);
    if (end != null) {
      check(end);
    }
  }

  /**
   * The same date as Notion can hold it: instants lose what is finer than a millisecond (Notion
   * answers with three digits). A {@code timestamptz} has microseconds, so a row's time may differ
   * from the page's; the base keeps both forms, and neither looks like an edit.
   */
  public NotionDate inMillis() {
    return new NotionDate(inMillis(start), inMillis(end));
  }

  private static Temporal inMillis(Temporal moment) {
    return moment instanceof Instant instant ? instant.truncatedTo(ChronoUnit.MILLIS) : moment;
  }

  private static void check(Temporal moment) {
    if (!(moment instanceof LocalDate) && !(moment instanceof Instant)) {
      throw new IllegalArgumentException("neither a day nor an instant");
    }
  }
}
