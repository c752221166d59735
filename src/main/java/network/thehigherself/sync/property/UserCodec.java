package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.plan.Value;

/**
 * Who made or last edited a page: created_by, last_edited_by; content String, the id of the user,
 * dashed and in lower case (the rest of a user needs a capability). Computed.
 */
record UserCodec(String type) implements ComputedCodec {

  @Override
  public Value read(JsonNode property) {
    JsonNode user = Answer.content(property, type);
    return user.isNull()
        ? Value.empty()
        : NotionId.dashed(user.path("id").asText())
            .map(Value::of)
            .orElseGet(() -> Answer.unknownShape(type));
  }
}
