package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;

/**
 * {@code jsonb}: a text that is JSON. In the row's form it has no spaces, its keys are sorted and
 * its numbers have no trailing zeros, so that equal JSON is equal text. JSON's null is empty.
 */
record JsonColumn() implements ColumnType {
  private static final ObjectReader STRICT =
      Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** The parser takes 1,000; the record around it needs some. */
  private static final int DEEPEST = 900;

  @Override
  public Value read(JsonNode json) {
    try {
      return Value.of(Json.MAPPER.writeValueAsString(ordered(json, 0)));
    } catch (JsonProcessingException | UnfitException tooLarge) {
      return Value.unread("The JSON is too deep or has a number that is too long.");
    }
  }

  @Override
  public JsonNode write(Value value) throws UnfitException {
    try {
      JsonNode json = STRICT.readTree(Content.of(value, String.class, "jsonb"));
      if (json.isMissingNode()) {
        throw new UnfitException("The text is not valid JSON.");
      }
      return ordered(json, 0);
    } catch (JsonProcessingException malformed) {
      throw new UnfitException("The text is not valid JSON.");
    }
  }

  /** The same JSON in the one order, where PostgreSQL can hold its texts and numbers. */
  static JsonNode ordered(JsonNode json, int depth) throws UnfitException {
    if (depth > DEEPEST) {
      throw new UnfitException("The JSON is nested too deeply.");
    }
    if (json.isObject()) {
      return orderedObject(json, depth);
    }
    if (json.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (JsonNode element : json) {
        array.add(ordered(element, depth + 1));
      }
      return array;
    }
    if (json.isTextual()) {
      Content.storable(json.textValue());
    }
    return json.isNumber() ? DecimalNode.valueOf(NumberColumn.storable(json.decimalValue())) : json;
  }

  private static ObjectNode orderedObject(JsonNode json, int depth) throws UnfitException {
    Map<String, JsonNode> sorted = new TreeMap<>();
    json.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
      object.set(Content.storable(member.getKey()), ordered(member.getValue(), depth + 1));
    }
    return object;
  }
}
