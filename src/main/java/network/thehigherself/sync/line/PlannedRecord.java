package network.thehigherself.sync.line;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Step;

/**
 * What would be done to one record, and what it was planned from; no values.
 *
 * @param key its key
 * @param pageId its page; null where none is known
 * @param page what happens to the page as a whole
 * @param row what happens to the row as a whole
 * @param toPage the fields that are written to the page
 * @param toRow the fields that are written to the row, but for what Notion computes
 * @param fingerprint base, page and row
 */
public record PlannedRecord(
    UUID key,
    UUID pageId,
    Step page,
    Step row,
    Set<String> toPage,
    Set<String> toRow,
    Fingerprint fingerprint) {

  static PlannedRecord of(Sides sides, Plan plan, Pass pass) {
    Set<String> toRow = new TreeSet<>(plan.toRow().keySet());
    pass.database().mapping().fields().stream()
        .filter(Field::isComputed)
        .map(Field::name)
        .forEach(toRow::remove);
    return new PlannedRecord(
        sides.getKey(),
        sides.pageId(),
        plan.page(),
        plan.row(),
        new TreeSet<>(plan.toPage().keySet()),
        toRow,
        Fingerprint.of(sides, pass));
  }

  /** Whether the same would be done. */
  boolean doesAs(PlannedRecord other) {
    return page == other.page
        && row == other.row
        && toPage.equals(other.toPage)
        && toRow.equals(other.toRow);
  }

  /** How many requests to Notion it takes: a page is read before it is written. */
  long requests() {
    return switch (page) {
      case CREATE -> 1;
      case DELETE -> 2;
      case RESTORE -> toPage.isEmpty() ? 2 : 3;
      case KEEP -> toPage.isEmpty() ? 0 : 2;
    };
  }
}
