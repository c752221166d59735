package network.thehigherself.sync.postgres;

import java.time.temporal.Temporal;
import java.util.function.BiFunction;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.NotionDate;

/** Ranges whose start was changed in SQL, where no column holds their end. */
final class Ranges {
  private Ranges() {}

  /**
   * What a date shall be once its start stands in the row: what the column cannot hold is taken
   * from the page.
   *
   * @param kept makes the date from the row's start and the page's former date
   * @return {@code row} itself where one of the two holds no date
   */
  static Value widen(Value row, Value page, BiFunction<Temporal, NotionDate, NotionDate> kept) {
    if (row instanceof Value.Scalar now
        && now.content() instanceof NotionDate date
        && page instanceof Value.Scalar before
        && before.content() instanceof NotionDate former) {
      return Value.of(kept.apply(date.start(), former));
    }
    return row;
  }

  /**
   * The range from {@code start} to the former end. A start that lies after the end has left the
   * range behind: the date is that one moment.
   *
   * @param end of the same kind as {@code start}; null where it was no range
   */
  static NotionDate starting(Temporal start, Temporal end) {
    boolean leftBehind =
        end != null && InstantColumn.instant(start).isAfter(InstantColumn.instant(end));
    return new NotionDate(start, leftBehind ? null : end);
  }
}
