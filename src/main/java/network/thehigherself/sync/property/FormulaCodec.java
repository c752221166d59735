package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.plan.Value;

/**
 * The result of a formula, by its own type: content String, BigDecimal, Boolean or {@link
 * NotionDate}. Computed. An edit of the formula may change its type; a value that the column then
 * cannot hold is a problem of the field.
 */
record FormulaCodec() implements ComputedCodec {

  @Override
  public String type() {
    return "formula";
  }

  @Override
  public boolean countsReferences() {
    return true;
  }

  @Override
  public boolean cut(JsonNode property) {
    return Answer.cut(property, 0);
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode formula = Answer.content(property, type());
    String inner = formula.path("type").asText();
    JsonNode result = formula.path(inner);
    if (cut(property)) {
      return Answer.unknownRest(type());
    }
    if (inner.equals("unsupported")) {
      return Value.unknown("Notion's API cannot answer the result of this formula.");
    }
    if (result.isNull()) {
      return Value.empty();
    }
    return switch (inner) {
      case "string" -> result.isTextual() ? Value.of(result.textValue()) : unknown();
      case "number" -> result.isNumber() ? Value.of(result.decimalValue()) : unknown();
      case "boolean" -> result.isBoolean() ? Value.of(result.booleanValue()) : unknown();
      case "date" -> DateForm.read(result).map(Value::of).orElseGet(this::unknown);
      default -> unknown();
    };
  }

  private Value unknown() {
    return Answer.unknownShape(type());
  }
}
