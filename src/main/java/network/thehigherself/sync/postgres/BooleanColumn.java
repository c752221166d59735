package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import network.thehigherself.sync.plan.Value;

/** {@code boolean}. */
record BooleanColumn() implements ColumnType {

  @Override
  public Value read(JsonNode json) {
    return Value.of(json.booleanValue());
  }

  @Override
  public JsonNode write(Value value) throws UnfitException {
    return BooleanNode.valueOf(Content.of(value, Boolean.class, "boolean"));
  }
}
