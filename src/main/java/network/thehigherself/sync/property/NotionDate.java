package network.thehigherself.sync.property;

import java.time.Instant;
import java.time.LocalDate;
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

  private static void check(Temporal moment) {
    if (!(moment instanceof LocalDate) && !(moment instanceof Instant)) {
      throw new IllegalArgumentException("neither a day nor an instant");
    }
  }
}
