package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.plan.Value;

/**
 * A property without a value that anybody could read: a button, and every type that came to Notion
 * after this program. Always unknown, never written, and no reason for a page to fail.
 *
 * @param reason one sentence for a person
 */
record UnreadableCodec(String type, String reason) implements ComputedCodec {

  @Override
  public Value read(JsonNode property) {
    return Value.unknown(reason);
  }

  @Override
  public JsonNode write(Value value, JsonNode current) throws UnwritableException {
    throw new UnwritableException(reason);
  }
}
