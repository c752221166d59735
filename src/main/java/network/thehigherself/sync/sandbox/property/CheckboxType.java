package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.math.BigDecimal;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.SortKey;

/** {@code checkbox}: true or false, never null. */
final class CheckboxType implements PropertyType {

  @Override
  public String name() {
    return "checkbox";
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    return Shape.flag(written, incoming.path()) ? written : null;
  }

  @Override
  public JsonNode value(Cell cell) {
    return BooleanNode.valueOf(cell.stored() != null);
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return CheckboxFilter.of(condition, context, cell -> cell.stored() != null);
  }

  @Override
  public SortKey sortKey(Cell cell) {
    return SortKey.of(cell.stored() == null ? BigDecimal.ZERO : BigDecimal.ONE);
  }

  @Override
  public JsonNode cleared() {
    return BooleanNode.FALSE;
  }
}
