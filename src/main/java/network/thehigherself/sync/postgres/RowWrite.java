package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.Map;
import network.thehigherself.sync.plan.Value;

/**
 * What to write to a row.
 *
 * @param insert whether the row is new. A row that is there already is never overwritten.
 * @param seen the updated_at that the plan was made from; null for a new row
 * @param values per field the value, in the form of the row; fields that are missing stay
 */
public record RowWrite(boolean insert, Instant seen, Map<String, Value> values) {

  public RowWrite {
    values = Map.copyOf(values);
    if (!insert && seen == null) {
      throw new IllegalArgumentException("an update must say which row it has seen");
    }
  }

  /** A new row. */
  public static RowWrite insert(Map<String, Value> values) {
    return new RowWrite(true, null, values);
  }

  /** A change of a row, unless it changed since it was seen. */
  public static RowWrite update(Instant seen, Map<String, Value> values) {
    return new RowWrite(false, seen, values);
  }
}
