package network.thehigherself.sync.plan;

import java.time.Instant;
import java.util.Map;

/** What PostgreSQL says of a key. */
public sealed interface RowSide {

  /** No row was ever known for this key. */
  record Absent() implements RowSide {}

  /**
   * The row is there.
   *
   * @param fields per field its value; a field that is missing here is unknown
   * @param editedAt the last change that was not ours; null where nobody knows, and where the row
   *     only came back because we restored it
   */
  record Present(Map<String, Value> fields, Instant editedAt) implements RowSide {
    public Present {
      fields = Map.copyOf(fields);
    }
  }

  /**
   * The row is marked as deleted, or it is gone and left a tombstone.
   *
   * @param fields what the marked row holds; empty where the row itself is gone
   */
  record Deleted(Map<String, Value> fields) implements RowSide {
    public Deleted {
      fields = Map.copyOf(fields);
    }
  }

  /** The row is gone and nothing says that somebody deleted it. That proves nothing. */
  record Missing() implements RowSide {}
}
