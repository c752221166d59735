package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import network.thehigherself.sync.plan.Value;

/** {@code text[]}: a set. Order, repetition and nulls mean nothing; no elements is empty. */
record TextArrayColumn() implements ColumnType {

  @Override
  public Value read(JsonNode json) {
    List<String> elements = new ArrayList<>();
    for (JsonNode element : json) {
      if (element.isTextual()) {
        elements.add(element.textValue());
      } else if (!element.isNull()) {
        return Value.unread("An array of arrays is no list of names.");
      }
    }
    return elements.isEmpty() ? Value.empty() : new Value.Elements(new TreeSet<>(elements));
  }

  @Override
  public JsonNode write(Value value) throws UnfitException {
    if (!(value instanceof Value.Elements)) {
      throw new UnfitException("A column of type text[] holds only lists of names.");
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (String element : value.asSet()) {
      array.add(Content.storable(element));
    }
    return array;
  }
}
