package network.thehigherself.sync.line;

import java.util.EnumMap;
import java.util.Map;

/**
 * Counts of one direction of one database in one run: what was read on a side and what was changed
 * on the other. Safe for several threads.
 */
public final class Tally {

  /** What is counted, in the order of the JSON contract. */
  public enum Kind {
    READ,
    CREATED,
    UPDATED,
    DELETED,
    RESTORED,
    UNCHANGED,
    FAILED
  }

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  /** Counts so many more. */
  public synchronized void add(Kind kind, long count) {
    counts.merge(kind, count, Long::sum);
  }

  /** How many were counted; 0 where none was. */
  public synchronized long get(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** How many records were changed on the other side. */
  public long changed() {
    return get(Kind.CREATED) + get(Kind.UPDATED) + get(Kind.DELETED) + get(Kind.RESTORED);
  }

  /** Whether nothing was counted. */
  public synchronized boolean isZero() {
    return counts.values().stream().allMatch(count -> count == 0);
  }
}
