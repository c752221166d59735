package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.SortKey;
import network.thehigherself.sync.sandbox.workspace.User;

/** {@code created_by}: who made the page. */
class CreatedByType implements PropertyType {

  @Override
  public String name() {
    return "created_by";
  }

  @Override
  public JsonNode value(Cell cell) {
    return user(cell).show();
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return ContainsFilter.ofUsers(condition, context, cell -> List.of(user(cell).id()));
  }

  @Override
  public SortKey sortKey(Cell cell) {
    return SortKey.of(user(cell).name());
  }

  @Override
  public String plain(Cell cell) {
    return user(cell).id();
  }

  User user(Cell cell) {
    return cell.page().createdBy();
  }
}
