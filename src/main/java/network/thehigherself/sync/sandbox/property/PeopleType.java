package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Shape;

/**
 * {@code people}: users, at most 100 per write; more than 25 are cut in a page without any sign of
 * it.
 */
final class PeopleType implements PropertyType {

  private static final int MOST_PER_WRITE = 100;

  @Override
  public String name() {
    return "people";
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode person : Shape.array(written, incoming.path(), incoming.most(MOST_PER_WRITE))) {
      Shape.object(person, incoming.path(), Set.of("object", "id"));
      String id = Shape.id(person.get("id"), incoming.path() + ".id");
      ids.add(incoming.workspace().people().member(id).id());
    }
    return ids.isEmpty() ? null : Json.of(ids);
  }

  @Override
  public JsonNode value(Cell cell) {
    ArrayNode shown = Json.array();
    ids(cell).stream().limit(Cell.REFERENCES_SHOWN).forEach(id -> shown.add(show(cell, id)));
    return shown;
  }

  @Override
  public Optional<List<JsonNode>> items(Cell cell) {
    List<JsonNode> items = new ArrayList<>();
    ids(cell).forEach(id -> items.add(show(cell, id)));
    return Optional.of(items);
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return ContainsFilter.ofUsers(condition, context, PeopleType::ids);
  }

  @Override
  public JsonNode cleared() {
    return Json.array();
  }

  @Override
  public JsonNode wire(Object plain) {
    ArrayNode people = Json.array();
    if (plain instanceof Collection<?> ids) {
      ids.forEach(id -> people.addObject().put("id", id.toString()));
      return people;
    }
    return plain instanceof String id ? people.add(Json.object().put("id", id)) : Json.of(plain);
  }

  @Override
  public List<String> plain(Cell cell) {
    return ids(cell);
  }

  private static JsonNode show(Cell cell, String id) {
    return cell.workspace().people().member(id).show();
  }

  private static List<String> ids(Cell cell) {
    List<String> ids = new ArrayList<>();
    if (cell.stored() != null) {
      cell.stored().forEach(id -> ids.add(id.asText()));
    }
    return ids;
  }
}
