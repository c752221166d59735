package network.thehigherself.sync.notion;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.ExchangeProperty;

/** Counts every HTTP request to Notion, every attempt of it, by kind. Safe for many threads. */
public final class Requests {
  private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);

  public Requests() {
    for (Kind kind : Kind.values()) {
      counts.put(kind, new LongAdder());
    }
  }

  /**
   * Counts one attempt; the route calls it right before the request leaves.
   *
   * @param sent method and path of the request
   */
  public void count(@ExchangeProperty(Request.PROPERTY) String sent) {
    counts.get(Request.of(sent).kind()).increment();
  }

  /** How many there were since the program started. */
  public Count soFar() {
    Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
    counts.forEach((kind, count) -> byKind.put(kind, count.sum()));
    return new Count(byKind);
  }

  /**
   * Numbers of requests.
   *
   * @param byKind one entry for every kind
   */
  public record Count(Map<Kind, Long> byKind) {
    public Count {
      byKind = Collections.unmodifiableMap(new EnumMap<>(byKind));
    }

    /** What was sent since an earlier count, so that a run can report its own. */
    public Count since(Count earlier) {
      Map<Kind, Long> difference = new EnumMap<>(byKind);
      earlier.byKind.forEach((kind, before) -> difference.merge(kind, -before, Long::sum));
      return new Count(difference);
    }

    public long of(Kind kind) {
      return byKind.get(kind);
    }

    public long total() {
      return byKind.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
