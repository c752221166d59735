package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Configuring;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Shape;

/** {@code formula}: the sandbox computes nothing; it answers the result that it was given. */
final class FormulaType implements PropertyType {

  private static final ObjectNode NO_RESULT = Json.object().put("type", "string").putNull("string");

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
    return cell.stored() == null ? NO_RESULT : cell.stored();
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return ComputedFilter.of(condition, context, this::value);
  }

  @Override
  public Object plain(Cell cell) {
    return Computed.plain(value(cell));
  }
}
