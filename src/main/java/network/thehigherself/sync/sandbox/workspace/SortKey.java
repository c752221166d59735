package network.thehigherself.sync.sandbox.workspace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/** What a value sorts by: numbers first, then text without regard to case. */
public record SortKey(BigDecimal number, String text) implements Comparable<SortKey> {

  private static final Comparator<SortKey> ORDER =
      Comparator.comparing(SortKey::number)
          .thenComparing(SortKey::text, String.CASE_INSENSITIVE_ORDER);

  /** Sorts as a number. */
  public static SortKey of(BigDecimal number) {
    return new SortKey(number, "");
  }

  /** Sorts by time. */
  public static SortKey of(Instant instant) {
    return of(BigDecimal.valueOf(instant.toEpochMilli()));
  }

  /** Sorts as text; empty text does not sort. */
  public static SortKey of(String text) {
    return text.isEmpty() ? null : new SortKey(BigDecimal.ZERO, text);
  }

  @Override
  public int compareTo(SortKey other) {
    return ORDER.compare(this, other);
  }
}
