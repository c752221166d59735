package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.formula.Formula;
import network.thehigherself.sync.sandbox.formula.Value;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Configuring;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Shape;

/**
 * {@code formula}: computed anew at every look, from the page's values and the sandbox's clock. A
 * result that the controls gave stands instead; an expression that the sandbox cannot compute has
 * no result.
 */
final class FormulaType implements PropertyType {

  private final Map<String, Optional<Formula>> read = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "formula";
  }

  @Override
  public ObjectNode configure(JsonNode written, Property previous, Configuring context) {
    Shape.text(
        Shape.object(written, context.path()).get("expression"), context.path() + ".expression");
    return Json.object().set("expression", written.get("expression"));
  }

  @Override
  public JsonNode fix(JsonNode result) {
    return Computed.result(result);
  }

  @Override
  public JsonNode value(Cell cell) {
    return cell.stored() == null
        ? Computed.result(compute(cell, FormulaScope.DEPTH))
        : cell.stored();
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return ComputedFilter.of(condition, context, this::value);
  }

  @Override
  public Object plain(Cell cell) {
    return Computed.plain(value(cell));
  }

  /**
   * What the cell's formula comes to.
   *
   * @param depth how many formulas it may read through; beyond that there is nothing
   */
  Value compute(Cell cell, int depth) {
    String expression = cell.property().configuration().get("expression").asText();
    Optional<Formula> formula = read.computeIfAbsent(expression, FormulaType::read);
    if (formula.isEmpty() || depth == 0) {
      return Value.text(null);
    }
    try {
      return formula.get().value(new FormulaScope(cell, this, depth - 1));
    } catch (IllegalArgumentException beyondTheSandbox) {
      return Value.text(null);
    }
  }

  private static Optional<Formula> read(String expression) {
    try {
      return Optional.of(Formula.read(expression));
    } catch (IllegalArgumentException beyondTheSandbox) {
      return Optional.empty();
    }
  }
}
