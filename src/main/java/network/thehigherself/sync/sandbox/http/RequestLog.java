package network.thehigherself.sync.sandbox.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every request of the integration, counted by kind: method and path with placeholders. */
public final class RequestLog {

  private static final int ENTRIES_KEPT = 10_000;

  /**
   * One request.
   *
   * @param kind such as {@code PATCH /v1/pages/{id}}
   * @param status what was answered; 0 where the connection broke before an answer
   */
  public record Entry(String kind, String path, int status) {}

  private final Map<String, Integer> counts = new TreeMap<>();
  private final Deque<Entry> entries = new ArrayDeque<>();

  /** Counts a request, before its answer leaves. */
  synchronized void add(Entry entry) {
    counts.merge(entry.kind(), 1, Integer::sum);
    entries.addLast(entry);
    if (entries.size() > ENTRIES_KEPT) {
      entries.removeFirst();
    }
  }

  /** How many requests there were since the last reset. */
  public synchronized int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * How many requests of this kind there were, such as {@code POST /v1/data_sources/{id}/query}.
   */
  public synchronized int count(String kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** How many requests could have changed something: POST except query and search, and PATCH. */
  public synchronized int writes() {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().startsWith("POST ") || count.getKey().startsWith("PATCH "))
        .filter(count -> !count.getKey().endsWith("/query") && !count.getKey().endsWith("/search"))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** The counts by kind. */
  public synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  /** The latest requests, oldest first; at most 10,000 are kept. */
  public synchronized List<Entry> entries() {
    return new ArrayList<>(entries);
  }

  /** Starts again from nothing. */
  public synchronized void reset() {
    counts.clear();
    entries.clear();
  }
}
