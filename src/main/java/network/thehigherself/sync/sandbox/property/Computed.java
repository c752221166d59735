package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import network.thehigherself.sync.sandbox.formula.Value;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Times;

/**
 * Results of formulas and rollups: an object that names its type, such as {@code
 * {"type":"number","number":3}}.
 */
final class Computed {

  private Computed() {}

  /**
   * A result as it is stored: an object stays, plain text, number, true or false get their type.
   */
  static JsonNode result(JsonNode given) {
    if (given == null || given.isNull()) {
      return null;
    }
    if (given.isObject()) {
      if (!given.has("type") || !given.has(given.get("type").asText())) {
        throw new IllegalArgumentException(
            "A result names its type, such as {\"type\":\"number\",\"number\":3}.");
      }
      return given;
    }
    String type = given.isNumber() ? "number" : given.isBoolean() ? "boolean" : "string";
    ObjectNode result = Json.object().put("type", type);
    return result.set(type, given);
  }

  /** A formula's value as an answer shows it; a list reads as text. */
  static JsonNode result(Value value) {
    String type = value.type().equals("list") ? "string" : value.type();
    ObjectNode result = Json.object().put("type", type);
    Object content = value.content();
    if (content instanceof BigDecimal number) {
      return result.set(type, NumberType.asJavaScript(number.doubleValue()));
    }
    if (content instanceof Instant instant) {
      ObjectNode date = Json.object().put("start", Times.exact(instant));
      return result.set(type, Dates.show(date));
    }
    boolean bare = content == null || content instanceof Boolean;
    return result.set(type, Json.of(bare ? content : content.toString()));
  }

  /** The bare result; null where there is none. */
  static Object plain(JsonNode result) {
    JsonNode value = result.get(result.get("type").asText());
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      return number;
    }
    return value.isValueNode() ? Json.MAPPER.convertValue(value, Object.class) : value;
  }
}
