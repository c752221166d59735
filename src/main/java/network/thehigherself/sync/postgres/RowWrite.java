package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.Map;
import network.thehigherself.sync.plan.Value;

/**
 * What to write to a row.
 *
 * @param action what happens to the row as a whole
 * @param seen the updated_at that the plan was made from; null for a new row
 * @param values per field the value, in the form of the row; fields that are missing stay
 */
public record RowWrite(Action action, Instant seen, Map<String, Value> values) {

  /** What happens to a row as a whole. */
  public enum Action {
    /** It is made. A row that is there already is never overwritten. */
    INSERT,
    /** Its values change, and nothing else. */
    UPDATE,
    /** It is marked as deleted. */
    MARK,
    /** The mark is taken off. */
    UNMARK,
    /** It is deleted for good. */
    REMOVE
  }

  public RowWrite {
    values = Map.copyOf(values);
    if ((action == Action.INSERT) != (seen == null)) {
      throw new IllegalArgumentException("only a new row was not seen before");
    }
  }

  /** A new row. */
  public static RowWrite insert(Map<String, Value> values) {
    return new RowWrite(Action.INSERT, null, values);
  }

  /** A change of a row, unless it changed since it was seen. */
  public static RowWrite update(Instant seen, Map<String, Value> values) {
    return new RowWrite(Action.UPDATE, seen, values);
  }

  /** The mark that a row is deleted, unless it changed since it was seen. */
  public static RowWrite mark(Instant seen) {
    return new RowWrite(Action.MARK, seen, Map.of());
  }

  /** A row that comes back, changed, unless it changed since it was seen. */
  public static RowWrite unmark(Instant seen, Map<String, Value> values) {
    return new RowWrite(Action.UNMARK, seen, values);
  }

  /** The end of a row, unless it changed since it was seen. */
  public static RowWrite remove(Instant seen) {
    return new RowWrite(Action.REMOVE, seen, Map.of());
  }
}
