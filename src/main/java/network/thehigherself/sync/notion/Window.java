package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import network.thehigherself.sync.property.Json;

/**
 * Which pages one query asks for.
 *
 * @param timestamp the time by which they are sorted: created_time or last_edited_time
 * @param from the first minute; null for all
 * @param onlyThat whether no later minute counts
 * @param conditions what else they must fulfil, each a filter
 */
record Window(String timestamp, Instant from, boolean onlyThat, List<JsonNode> conditions) {
  /** Notion takes 100 entries of a filter; the two times are among them. */
  private static final int MOST_CONDITIONS = 98;

  Window {
    conditions = List.copyOf(conditions);
  }

  Window from(Instant minute) {
    return new Window(timestamp, minute, onlyThat, conditions);
  }

  /** The pages of one minute. */
  Window only(Instant minute) {
    return new Window(timestamp, minute, true, conditions);
  }

  /** The pages of all later minutes. */
  Window after(Instant minute) {
    return from(next(minute));
  }

  Window and(JsonNode condition) {
    return new Window(
        timestamp,
        from,
        onlyThat,
        Stream.concat(conditions.stream(), Stream.of(condition)).toList());
  }

  boolean hasRoom() {
    return conditions.size() < MOST_CONDITIONS;
  }

  /** The filter as Notion takes it; missing where all pages are asked for. */
  JsonNode filter() {
    ArrayNode all = Json.MAPPER.createArrayNode().addAll(conditions);
    if (from != null) {
      all.add(Split.time(timestamp, "on_or_after", from));
    }
    if (onlyThat) {
      all.add(Split.time(timestamp, "before", next(from)));
    }
    return all.size() < 2 ? all.path(0) : Json.MAPPER.createObjectNode().set("and", all);
  }

  private static Instant next(Instant minute) {
    return minute.plus(1, ChronoUnit.MINUTES);
  }
}
