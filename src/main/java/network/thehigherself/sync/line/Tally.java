package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import network.thehigherself.sync.property.Json;

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

  /** As the contract of {@code sync} names it. */
  public JsonNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    for (Kind kind : Kind.values()) {
      json.put(kind.name().toLowerCase(Locale.ROOT), get(kind));
    }
    return json;
  }

  /** Whether nothing was counted. */
  public synchronized boolean isZero() {
    return counts.values().stream().allMatch(count -> count == 0);
  }
}
