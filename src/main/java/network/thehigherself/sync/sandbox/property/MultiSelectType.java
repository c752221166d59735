package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Configuring;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.SortKey;

/**
 * {@code multi_select}: a set of options, always written whole; unknown names become new options.
 */
final class MultiSelectType implements PropertyType {

  private static final int MOST_PER_WRITE = 100;

  @Override
  public String name() {
    return "multi_select";
  }

  @Override
  public ObjectNode configure(JsonNode written, Property previous, Configuring context) {
    return Options.configure(written, previous, context);
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    Set<String> ids = new LinkedHashSet<>();
    Shape.array(written, incoming.path(), incoming.most(MOST_PER_WRITE))
        .forEach(option -> ids.add(Options.knownOrNew(option, incoming)));
    return ids.isEmpty() ? null : Json.of(ids);
  }

  @Override
  public JsonNode value(Cell cell) {
    ArrayNode shown = Json.array();
    if (cell.stored() != null) {
      for (JsonNode id : cell.stored()) {
        ObjectNode option = Options.show(cell.property(), id.asText());
        if (option != null) {
          shown.add(option);
        }
      }
    }
    return shown;
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return ContainsFilter.of(condition, context, this::plain);
  }

  @Override
  public SortKey sortKey(Cell cell) {
    return SortKey.of(String.join(",", plain(cell)));
  }

  @Override
  public JsonNode cleared() {
    return Json.array();
  }

  @Override
  public JsonNode wire(Object plain) {
    if (!(plain instanceof Collection<?> names)) {
      return plain instanceof JsonNode node ? node : Json.array().add(Options.wire(plain));
    }
    ArrayNode options = Json.array();
    names.forEach(name -> options.add(Options.wire(name)));
    return options;
  }

  @Override
  public List<String> plain(Cell cell) {
    List<String> names = new ArrayList<>();
    value(cell).forEach(option -> names.add(option.get("name").asText()));
    return names;
  }
}
