package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Configuring;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Shape;

/** {@code rollup}: like a formula, the sandbox answers the result that it was given. */
final class RollupType implements PropertyType {

  @Override
  public String name() {
    return "rollup";
  }

  @Override
  public ObjectNode configure(JsonNode written, Property previous, Configuring context) {
    Shape.text(Shape.object(written, context.path()).get("function"), context.path() + ".function");
    return written.deepCopy();
  }

  @Override
  public JsonNode fix(JsonNode result) {
    return Computed.result(result);
  }

  @Override
  public JsonNode value(Cell cell) {
    ObjectNode shown =
        cell.stored() == null
            ? Json.object().put("type", "number").putNull("number")
            : cell.stored().deepCopy();
    return shown.set("function", cell.property().configuration().get("function"));
  }

  /**
   * The elements of an array; a number or date has none, its value stands in the list's {@code
   * property_item}.
   */
  @Override
  public Optional<List<JsonNode>> items(Cell cell) {
    List<JsonNode> items = new ArrayList<>();
    value(cell).path("array").forEach(items::add);
    return Optional.of(items);
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
