package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;

/** Conditions on the result of a formula or rollup, under the type of that result. */
final class ComputedFilter {

  private ComputedFilter() {}

  /** A condition on the result that {@code result} finds. */
  static Predicate<Cell> of(JsonNode written, Filtering context, Function<Cell, JsonNode> result) {
    Shape.object(written, context.path());
    if (written.size() != 1) {
      throw Refusal.shape(context.path(), "should have exactly one type", written);
    }
    Map.Entry<String, JsonNode> only = written.properties().iterator().next();
    Filtering inner = context.at(only.getKey());
    JsonNode condition = only.getValue();
    return switch (only.getKey()) {
      case "string" ->
          TextFilter.of(
              condition, inner, cell -> value(result.apply(cell), "string", JsonNode::asText));
      case "number" ->
          NumberFilter.of(
              condition,
              inner,
              cell -> value(result.apply(cell), "number", JsonNode::decimalValue));
      case "checkbox" ->
          CheckboxFilter.of(
              condition, inner, cell -> result.apply(cell).path("boolean").asBoolean());
      case "date" ->
          DateFilter.of(
              condition,
              inner,
              cell ->
                  value(
                      result.apply(cell),
                      "date",
                      date -> Dates.instant(date.get("start").asText(), "start")));
      default -> throw Refusal.shape(inner.path(), "should be not present", condition);
    };
  }

  private static <T> T value(JsonNode result, String type, Function<JsonNode, T> reading) {
    return result.hasNonNull(type) ? reading.apply(result.get(type)) : null;
  }
}
