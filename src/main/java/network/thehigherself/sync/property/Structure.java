package network.thehigherself.sync.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import network.thehigherself.sync.plan.Value;

/**
 * The content of a property that has parts: files, a place, a verification, a rollup's list. Kept
 * as a text in which equal JSON is equal: no spaces, keys sorted, no trailing zeros; a member that
 * is null is no member, because Notion answers null for every part that is not there.
 *
 * @param text the JSON in that form
 */
public record Structure(String text) {

  /** The parser takes 1,000; the base and the record around it need some. */
  private static final int DEEPEST = 900;

  /**
   * Brings JSON into the one form.
   *
   * @throws IllegalArgumentException where it is no JSON, is too deep, or has a number that is too
   *     long
   */
  public Structure {
    try {
      text = written(Json.MAPPER.readTree(text));
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("The text is no JSON that can be kept.");
    }
  }

  /**
   * JSON as a value.
   *
   * @return empty for null and for a list or object with nothing in it; unknown for JSON that
   *     cannot be kept
   */
  public static Value value(JsonNode json) {
    try {
      return isHollow(json) ? Value.empty() : Value.of(new Structure(written(json)));
    } catch (JsonProcessingException | IllegalArgumentException tooLarge) {
      return Value.unknown("The JSON is too deep or has a number that is too long.");
    }
  }

  /**
   * A value as the JSON that people read in a jsonb column or in a list of values.
   *
   * @param value known
   */
  public static JsonNode json(Value value) {
    return value instanceof Value.Scalar scalar && scalar.content() instanceof Structure structure
        ? structure.json()
        : ValueJson.encode(value);
  }

  /** A new tree of the JSON. */
  public JsonNode json() {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a structure is JSON", impossible);
    }
  }

  private static boolean isHollow(JsonNode json) {
    return json.isNull()
        || (json.isArray() && json.isEmpty())
        || (json.isObject() && isAllNull(json));
  }

  private static boolean isAllNull(JsonNode object) {
    return object.properties().stream().allMatch(member -> member.getValue().isNull());
  }

  private static String written(JsonNode json) throws JsonProcessingException {
    if (json.isMissingNode()) {
      throw new IllegalArgumentException("There is no JSON.");
    }
    return Json.MAPPER.writeValueAsString(ordered(json, 0));
  }

  private static JsonNode ordered(JsonNode json, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("The JSON is nested too deeply.");
    }
    if (json.isArray()) {
      ArrayNode array = Json.MAPPER.createArrayNode();
      json.forEach(element -> array.add(ordered(element, depth + 1)));
      return array;
    }
    if (json.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      json.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
      sorted.values().removeIf(JsonNode::isNull);
      ObjectNode object = Json.MAPPER.createObjectNode();
      sorted.forEach((key, member) -> object.set(key, ordered(member, depth + 1)));
      return object;
    }
    return json.isNumber() ? DecimalNode.valueOf(plain(json.decimalValue())) : json;
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }
}
