package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import network.thehigherself.sync.plan.Value;

/** {@code text}. An empty text is empty, as in Notion. */
record TextColumn() implements ColumnType {

  @Override
  public Value read(JsonNode json) {
    return Value.of(json.asText());
  }

  @Override
  public JsonNode write(Value value) throws UnfitException {
    return TextNode.valueOf(Content.storable(Content.of(value, String.class, "text")));
  }
}
