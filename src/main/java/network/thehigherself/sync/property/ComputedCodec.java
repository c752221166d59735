package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.plan.Value;

/**
 * A property that Notion computes or stamps by itself. It is read and never written: a POST or
 * PATCH that names one is refused as a whole (Notion, "Create a page").
 */
interface ComputedCodec extends Codec {

  @Override
  default boolean computed() {
    return true;
  }

  @Override
  default JsonNode write(Value value, JsonNode current) throws UnwritableException {
    throw new UnwritableException(
        "Notion fills in a "
            + type()
            + " property by itself; change what it is computed from, or map another property.");
  }
}
