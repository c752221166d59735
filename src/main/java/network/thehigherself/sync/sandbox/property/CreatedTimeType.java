package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.SortKey;
import network.thehigherself.sync.sandbox.workspace.Times;

/** {@code created_time}: when the page was made, rounded down to the minute. */
class CreatedTimeType implements PropertyType {

  @Override
  public String name() {
    return "created_time";
  }

  @Override
  public JsonNode value(Cell cell) {
    return TextNode.valueOf(Times.minute(instant(cell)));
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return DateFilter.of(condition, context, cell -> Times.floor(instant(cell)));
  }

  @Override
  public SortKey sortKey(Cell cell) {
    return SortKey.of(Times.floor(instant(cell)));
  }

  Instant instant(Cell cell) {
    return cell.page().createdAt();
  }
}
