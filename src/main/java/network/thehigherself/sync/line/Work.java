package network.thehigherself.sync.line;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many records were changed since the program started, by database and by the side that was
 * changed. Safe for many threads.
 */
public final class Work {
  private final Map<Place, LongAdder> changed = new ConcurrentSkipListMap<>();

  /**
   * Where records were changed.
   *
   * @param side {@code notion} or {@code supabase}
   */
  public record Place(String database, String side) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return (database + " " + side).compareTo(other.database + " " + other.side);
    }
  }

  /** Adds what a pass changed. */
  void add(Pass pass) {
    String database = pass.database().name();
    add(new Place(database, "supabase"), pass.report().fromNotion().changed());
    add(new Place(database, "notion"), pass.report().fromSupabase().changed());
  }

  private void add(Place place, long records) {
    changed.computeIfAbsent(place, first -> new LongAdder()).add(records);
  }

  /** The numbers so far; a database appears with its first pass. */
  public Map<Place, LongAdder> soFar() {
    return Map.copyOf(changed);
  }
}
