package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.plan.Value;

/**
 * The number that Notion gives each page of a database; content String as Notion shows it,
 * "TASK-12" or without a prefix "12". A page may have none yet. Computed.
 */
record UniqueIdCodec() implements ComputedCodec {

  @Override
  public String type() {
    return "unique_id";
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode id = Answer.content(property, type());
    JsonNode number = id.path("number");
    JsonNode prefix = id.path("prefix");
    if (id.isNull() || number.isNull()) {
      return Value.empty();
    }
    if (!number.canConvertToLong() || !number.canConvertToExactIntegral()) {
      return Answer.unknownShape(type());
    }
    String shown = prefix.asText("").isEmpty() || prefix.isNull() ? "" : prefix.asText() + "-";
    return Value.of(shown + number.longValue());
  }
}
