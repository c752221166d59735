package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.plan.Value;

/** A text without formatting: email, phone_number, url; content String. */
final class PlainTextCodec implements Codec {
  private final String type;
  private final int limit;

  /**
   * @param limit the most UTF-16 units that Notion takes (Notion, "Request limits")
   */
  PlainTextCodec(String type, int limit) {
    this.type = type;
    this.limit = limit;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode text = Answer.content(property, type);
    if (text.isNull()) {
      return Value.empty();
    }
    return text.isTextual() ? Value.of(text.textValue()) : Answer.unknownShape(type);
  }

  @Override
  public JsonNode write(Value value, JsonNode current) throws UnwritableException {
    String text = Content.of(value, String.class).orElse(null);
    if (text != null && text.length() > limit) {
      throw new UnwritableException(
          "Notion takes at most "
              + limit
              + " characters in a "
              + type
              + " property, not "
              + text.length()
              + ".");
    }
    return Json.MAPPER.createObjectNode().put(type, text);
  }
}
