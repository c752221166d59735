package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import network.thehigherself.sync.plan.Value;

/**
 * What a rollup gathers over a relation, by its own type: content BigDecimal, {@link NotionDate},
 * or a {@link Structure} that lists the values of the related pages as {@link Structure#json}
 * writes them. Computed.
 *
 * <p>A list is unknown as a whole where one of its values is: half a list would be a wrong list.
 */
record RollupCodec() implements ComputedCodec {

  @Override
  public String type() {
    return "rollup";
  }

  @Override
  public boolean countsReferences() {
    return true;
  }

  @Override
  public boolean cut(JsonNode property) {
    return Answer.cut(property, Answer.content(property, type()).path("array").size());
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode rollup = Answer.content(property, type());
    String inner = rollup.path("type").asText();
    JsonNode result = rollup.path(inner);
    if (cut(property)) {
      return Answer.unknownRest(type());
    }
    if (inner.equals("incomplete") || inner.equals("unsupported")) {
      return Value.unknown("Notion's API cannot answer the result of this rollup.");
    }
    if (result.isNull()) {
      return Value.empty();
    }
    return switch (inner) {
      case "number" -> result.isNumber() ? Value.of(result.decimalValue()) : unknown();
      case "date" -> DateForm.read(result).map(Value::of).orElseGet(this::unknown);
      case "array" -> result.isArray() ? list(result) : unknown();
      default -> unknown();
    };
  }

  private static Value list(JsonNode elements) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (JsonNode element : elements) {
      Value value = Codecs.of(element.path("type").asText()).read(element);
      if (!value.isKnown()) {
        return value;
      }
      list.add(Structure.json(value));
    }
    return Structure.value(list);
  }

  private Value unknown() {
    return Answer.unknownShape(type());
  }
}
