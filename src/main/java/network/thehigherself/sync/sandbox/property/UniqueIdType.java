package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Configuring;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.SortKey;

/**
 * {@code unique_id}: numbered from 1 in the order of creation, never used again; pages older than
 * the property have none.
 */
final class UniqueIdType implements PropertyType {

  @Override
  public String name() {
    return "unique_id";
  }

  @Override
  public ObjectNode configure(JsonNode written, Property previous, Configuring context) {
    Shape.object(written, context.path(), Set.of("prefix"));
    return Json.object()
        .set("prefix", written.hasNonNull("prefix") ? written.get("prefix") : Json.nothing());
  }

  @Override
  public JsonNode initial(Property property, DataSource dataSource) {
    return IntNode.valueOf(dataSource.nextNumber(property));
  }

  @Override
  public JsonNode value(Cell cell) {
    ObjectNode shown = Json.object().set("prefix", cell.property().configuration().get("prefix"));
    return shown.set("number", cell.stored() == null ? Json.nothing() : cell.stored());
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return NumberFilter.of(condition, context, UniqueIdType::number);
  }

  @Override
  public SortKey sortKey(Cell cell) {
    return cell.stored() == null ? null : SortKey.of(number(cell));
  }

  private static BigDecimal number(Cell cell) {
    return cell.stored() == null ? null : cell.stored().decimalValue();
  }
}
