package network.thehigherself.sync.line;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How a run is to be undone, or was.
 *
 * @param run the run that is undone
 * @param report what was done, and what kept a database from it; of a plan, nothing
 * @param records by database how each record is undone
 * @param unknown how many requests of the run nobody knows the end of; the next pass will
 * @param complete whether nothing is left to do; where it is not, undoing the run once more goes on
 */
public record UndoReport(
    UUID run,
    RunReport report,
    Map<String, List<UndoneRecord>> records,
    int unknown,
    boolean complete) {

  /** How many records are changed on either side. */
  public long writes() {
    return records.values().stream().flatMap(List::stream).filter(UndoneRecord::writes).count();
  }

  /** How many requests to Notion that takes: each page is read, then written. */
  public long requests() {
    return 2
        * records.values().stream().flatMap(List::stream).filter(UndoneRecord::writesPage).count();
  }
}
