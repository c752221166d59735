package network.thehigherself.sync.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import network.thehigherself.sync.plan.Value;

/**
 * Values as JSON, for jsonb columns and output. The JSON tells the kind by itself: null is empty; a
 * string, a number and a boolean are scalars; an array of strings is a set; an object with a start
 * is a {@link NotionDate}, days as {@code 2026-06-15} and instants as {@code 2026-06-15T14:30:00Z};
 * an object with json holds a {@link Structure}. For every known value {@code decode(encode(v))}
 * equals {@code v}.
 */
public final class ValueJson {
  private static final JsonNodeFactory NODES = Json.MAPPER.getNodeFactory();

  private ValueJson() {}

  /**
   * The value as JSON.
   *
   * @throws IllegalArgumentException for an unknown value, which nobody may store, and for content
   *     that has no form here
   */
  public static JsonNode encode(Value value) {
    if (value instanceof Value.Scalar scalar) {
      return content(scalar.content());
    }
    if (value instanceof Value.Unknown) {
      throw new IllegalArgumentException("An unknown value has no JSON form.");
    }
    if (value.isEmpty()) {
      return NODES.nullNode();
    }
    ArrayNode elements = NODES.arrayNode();
    value.asSet().forEach(elements::add);
    return elements;
  }

  /**
   * The value that was encoded.
   *
   * @param json not Java's null
   * @throws IllegalArgumentException for JSON that {@link #encode} does not make
   */
  public static Value decode(JsonNode json) {
    if (json.isNull()) {
      return Value.empty();
    }
    if (json.isTextual()) {
      return Value.of(json.textValue());
    }
    if (json.isNumber()) {
      return Value.of(json.decimalValue());
    }
    if (json.isBoolean()) {
      return Value.of(json.booleanValue());
    }
    if (json.isArray()) {
      return elements(json);
    }
    return Value.of(json.has("json") ? structure(json.get("json")) : date(json));
  }

  private static JsonNode content(Object content) {
    if (content instanceof String text) {
      return NODES.textNode(text);
    }
    if (content instanceof BigDecimal number) {
      return NODES.numberNode(number);
    }
    if (content instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    }
    if (content instanceof NotionDate date) {
      ObjectNode range = NODES.objectNode().put("start", date.start().toString());
      return date.end() == null ? range : range.put("end", date.end().toString());
    }
    if (content instanceof Structure structure) {
      return NODES.objectNode().set("json", structure.json());
    }
    throw new IllegalArgumentException(
        "A " + content.getClass().getSimpleName() + " has no JSON form.");
  }

  private static Value elements(JsonNode json) {
    List<String> elements = new ArrayList<>();
    for (JsonNode element : json) {
      if (!element.isTextual()) {
        throw new IllegalArgumentException("A set of a value's JSON form holds only strings.");
      }
      elements.add(element.textValue());
    }
    return Value.elements(elements);
  }

  private static Structure structure(JsonNode json) {
    try {
      return new Structure(Json.MAPPER.writeValueAsString(json));
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("A value's JSON form has a number that is too long.");
    }
  }

  private static NotionDate date(JsonNode json) {
    try {
      return new NotionDate(
          moment(json.path("start")), json.has("end") ? moment(json.get("end")) : null);
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException("An object of a value's JSON form must be a date.");
    }
  }

  private static Temporal moment(JsonNode json) {
    String text = json.asText();
    return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text);
  }
}
