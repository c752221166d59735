package network.thehigherself.sync.postgres;

import java.time.temporal.Temporal;
import network.thehigherself.sync.property.NotionDate;

/** Ranges whose start was changed in SQL, where no column holds their end. */
final class Ranges {
  private Ranges() {}

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
