package network.thehigherself.sync.line;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Undone;

/**
 * How a run is undone for one record; ids and names, never values.
 *
 * @param key its key
 * @param pageId its page; null where none is known
 * @param page what happens to the page as a whole
 * @param row what happens to the row as a whole
 * @param toPage the fields that are put back on the page
 * @param toRow the fields that are put back in the row
 * @param skipped what stays as it is, and why
 */
public record UndoneRecord(
    UUID key,
    UUID pageId,
    Step page,
    Step row,
    Set<String> toPage,
    Set<String> toRow,
    List<Undone.Skipped> skipped) {

  static UndoneRecord of(Sides sides, Undone undone) {
    Plan plan = undone.plan();
    return new UndoneRecord(
        sides.getKey(),
        sides.pageId(),
        plan.page(),
        plan.row(),
        new TreeSet<>(plan.toPage().keySet()),
        new TreeSet<>(plan.toRow().keySet()),
        undone.skipped());
  }

  /** Whether anything is written to the page. */
  public boolean writesPage() {
    return page != Step.KEEP || !toPage.isEmpty();
  }

  /** Whether anything is written to either side. */
  public boolean writes() {
    return writesPage() || row != Step.KEEP || !toRow.isEmpty();
  }
}
