package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Structure;

/**
 * {@code jsonb} of a property that has parts, or of a computed one that may hold anything: files, a
 * place, a verification, a formula, a rollup. Lists and objects with nothing in them are empty.
 */
record StructureColumn() implements ColumnType {

  @Override
  public Value read(JsonNode json) {
    return Structure.value(json);
  }

  @Override
  public JsonNode write(Value value) throws UnfitException {
    return JsonColumn.ordered(Structure.json(value), 0);
  }
}
