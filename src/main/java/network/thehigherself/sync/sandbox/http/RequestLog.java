package network.thehigherself.sync.sandbox.http;

import java.time.Instant;
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
   * @param at when it came, before it was carried out, by the sandbox's clock
   * @param kind such as {@code PATCH /v1/pages/{id}}
   * @param status what was answered; 0 where the connection broke before an answer
   * @param fault what went wrong on purpose: a fault's action, with its status where it answers
   *     one; empty for nothing
   * @param carriedOut whether it did its work, whatever was answered
   * @param body what a PATCH sent; empty for every other request
   */
  public record Entry(
      Instant at,
      String kind,
      String path,
      int status,
      String fault,
      boolean carriedOut,
      String body) {}

  private long number;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Deque<Entry> entries = new ArrayDeque<>();

  /** Counts a request, before its answer leaves. */
  synchronized void add(Entry entry) {
    number++;
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

  /** The number of the latest request; they are counted from 1 and never anew. */
  public synchronized long number() {
    return number;
  }

  /** The requests behind this number, oldest first, as far as they are kept. */
  public synchronized List<Entry> entriesAfter(long after) {
    List<Entry> kept = entries();
    int wanted = (int) Math.min(kept.size(), Math.max(0, number - after));
    return kept.subList(kept.size() - wanted, kept.size());
  }

  /** Starts again from nothing. */
  public synchronized void reset() {
    counts.clear();
    entries.clear();
  }
}
