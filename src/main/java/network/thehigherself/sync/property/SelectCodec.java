package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import network.thehigherself.sync.plan.Value;

/**
 * One option: select, and status, whose option must exist already; content String, the option's
 * name.
 */
final class SelectCodec implements Codec {
  private final String type;

  SelectCodec(String type) {
    this.type = type;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode option = Answer.content(property, type);
    if (option.isNull()) {
      return Value.empty();
    }
    JsonNode name = option.path("name");
    return name.isTextual() ? Value.of(name.textValue()) : Answer.unknownShape(type);
  }

  @Override
  public JsonNode write(Value value, JsonNode current) throws UnwritableException {
    Optional<String> name = Content.of(value, String.class);
    ObjectNode form = Json.MAPPER.createObjectNode();
    if (name.isEmpty()) {
      return form.putNull(type);
    }
    OptionName.check(name.get());
    form.putObject(type).put("name", name.get());
    return form;
  }
}
