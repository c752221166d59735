package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.SortKey;

/**
 * {@code url}, {@code email} and {@code phone_number}: one unformatted line, never the empty
 * string.
 */
final class LineType implements PropertyType {

  private final String name;
  private final int mostUnits;

  LineType(String name, int mostUnits) {
    this.name = name;
    this.mostUnits = mostUnits;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    if (written.isNull()) {
      return null;
    }
    Shape.text(written, incoming.path(), mostUnits);
    return written;
  }

  @Override
  public JsonNode value(Cell cell) {
    return cell.stored() == null ? Json.nothing() : cell.stored();
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return TextFilter.of(
        condition, context, cell -> cell.stored() == null ? null : cell.stored().asText());
  }

  @Override
  public SortKey sortKey(Cell cell) {
    return cell.stored() == null ? null : SortKey.of(cell.stored().asText());
  }
}
