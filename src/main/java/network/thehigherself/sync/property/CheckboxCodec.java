package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.plan.Value;

/**
 * True or false; content Boolean. Notion knows no empty checkbox: empty is written as false and
 * read as false, the one exception to the law.
 */
final class CheckboxCodec implements Codec {

  @Override
  public String type() {
    return "checkbox";
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode checked = Answer.content(property, type());
    return checked.isBoolean() ? Value.of(checked.booleanValue()) : Answer.unknownShape(type());
  }

  @Override
  public JsonNode write(Value value, JsonNode current) {
    boolean checked = Content.of(value, Boolean.class).orElse(false);
    return Json.MAPPER.createObjectNode().put(type(), checked);
  }
}
