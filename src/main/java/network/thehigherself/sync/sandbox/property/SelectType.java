package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Configuring;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.SortKey;

/** {@code select}: one option; an unknown name becomes a new option. */
class SelectType implements PropertyType {

  @Override
  public String name() {
    return "select";
  }

  @Override
  public ObjectNode configure(JsonNode written, Property previous, Configuring context) {
    return Options.configure(written, previous, context);
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    return written.isNull() ? null : TextNode.valueOf(Options.knownOrNew(written, incoming));
  }

  @Override
  public JsonNode value(Cell cell) {
    ObjectNode option = option(cell);
    return option == null ? Json.nothing() : option;
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return OptionFilter.of(condition, context, this::plain);
  }

  @Override
  public SortKey sortKey(Cell cell) {
    return option(cell) == null
        ? null
        : SortKey.of(BigDecimal.valueOf(Options.position(cell.property(), cell.stored().asText())));
  }

  @Override
  public JsonNode wire(Object plain) {
    return Options.wire(plain);
  }

  @Override
  public String plain(Cell cell) {
    ObjectNode option = option(cell);
    return option == null ? null : option.get("name").asText();
  }

  private static ObjectNode option(Cell cell) {
    return cell.stored() == null ? null : Options.show(cell.property(), cell.stored().asText());
  }
}
