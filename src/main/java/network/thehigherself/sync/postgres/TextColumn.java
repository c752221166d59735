package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import network.thehigherself.sync.plan.Value;

/** {@code text}. An empty text is empty, as in Notion. */
record TextColumn() implements ColumnType {

  /** An enum, a varchar or a char (n) that was there before is read as a text too. */
  @Override
  public String expression(String column) {
    return column + "::text";
  }

  @Override
  public Value read(JsonNode json) {
    return Value.of(json.asText());
  }

  @Override
  public JsonNode write(Value value) throws UnfitException {
    return TextNode.valueOf(Content.storable(Content.of(value, String.class, "text")));
  }
}
