package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import network.thehigherself.sync.property.Json;

/**
 * Two filters of which every page passes at least one, so that both together show what neither of
 * them leaves out.
 *
 * @param first what is asked first
 * @param second the rest
 */
record Split(JsonNode first, JsonNode second) {

  /** By a text that a property contains; an empty property never contains it. */
  static Split byText(DataSource.Property property, String text) {
    ObjectNode second = Json.MAPPER.createObjectNode();
    ArrayNode either = second.putArray("or");
    text(either.addObject(), property).put("does_not_contain", text);
    text(either.addObject(), property).put("is_empty", true);
    ObjectNode first = Json.MAPPER.createObjectNode();
    text(first, property).put("contains", text);
    return new Split(first, second);
  }

  private static ObjectNode text(ObjectNode filter, DataSource.Property property) {
    return filter.put("property", property.answeredId()).putObject(property.type());
  }

  /**
   * By one of the two times of a page. What is edited between the two questions moves from the
   * first to the second, never back.
   */
  static Split byTime(String timestamp, Instant at) {
    return new Split(time(timestamp, "before", at), time(timestamp, "on_or_after", at));
  }

  /** A filter by a time, with the operator as Notion calls it. */
  static ObjectNode time(String timestamp, String operator, Instant at) {
    ObjectNode filter = Json.MAPPER.createObjectNode().put("timestamp", timestamp);
    filter.putObject(timestamp).put(operator, at.toString());
    return filter;
  }
}
