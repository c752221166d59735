package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One item of a rich text, ready to be written back: a stretch of text that is formatted alike, or
 * an object in the text (a mention, an equation), which cannot be split.
 *
 * <p>What Notion answers but does not take back (a link preview, a link that is no web address)
 * becomes text, linked where possible: formatting never stops a value.
 *
 * @param text what a reader sees of it, {@code plain_text}
 * @param form the item as it is written; of a stretch of text without its content
 */
record RichTextPiece(String text, ObjectNode form) {

  /** The longest address and the longest equation (Notion, "Request limits"), in UTF-16 units. */
  private static final int LINK = 2_000;

  private static final int EQUATION = 1_000;

  private static final Pattern WEB_ADDRESS = Pattern.compile("(?is)https?://.+");

  /** Text without any formatting. */
  static RichTextPiece plain(String text) {
    return new RichTextPiece(text, form("text", Json.MAPPER.createObjectNode()));
  }

  /** The item as Notion answered it, which has a {@code plain_text}. */
  static RichTextPiece of(JsonNode item) {
    ObjectNode form = object(item).orElseGet(() -> linked(item));
    ObjectNode annotations = annotations(item.path("annotations"));
    if (!annotations.isEmpty()) {
      form.set("annotations", annotations);
    }
    return new RichTextPiece(item.path("plain_text").textValue(), form);
  }

  boolean isText() {
    return form.has("text");
  }

  /** Whether both are text and formatted alike, so that they can be one item. */
  boolean joins(RichTextPiece next) {
    return isText() && form.equals(next.form);
  }

  /** Other text, formatted like this. */
  RichTextPiece with(String other) {
    return new RichTextPiece(other, form);
  }

  /** The item for a PATCH or POST. */
  ObjectNode item() {
    ObjectNode item = form.deepCopy();
    if (isText()) {
      item.withObject("/text").put("content", text);
    }
    return item;
  }

  private static ObjectNode form(String type, ObjectNode content) {
    return Json.MAPPER.createObjectNode().put("type", type).set(type, content);
  }

  private static Optional<ObjectNode> object(JsonNode item) {
    String expression = item.path("equation").path("expression").textValue();
    if (expression != null && expression.length() <= EQUATION) {
      return Optional.of(
          form("equation", Json.MAPPER.createObjectNode().put("expression", expression)));
    }
    return Mention.write(item.path("mention")).map(mention -> form("mention", mention));
  }

  /** Text with the item's link; Notion takes web addresses only (dvanoni/notero#459). */
  private static ObjectNode linked(JsonNode item) {
    ObjectNode text = Json.MAPPER.createObjectNode();
    String url = item.path("text").path("link").path("url").asText(item.path("href").asText());
    if (WEB_ADDRESS.matcher(url).matches() && url.length() <= LINK) {
      text.putObject("link").put("url", url);
    }
    return form("text", text);
  }

  /** What differs from Notion's defaults, so that all plain text looks the same. */
  private static ObjectNode annotations(JsonNode answered) {
    ObjectNode annotations = Json.MAPPER.createObjectNode();
    for (String name : new String[] {"bold", "italic", "strikethrough", "underline", "code"}) {
      if (answered.path(name).asBoolean()) {
        annotations.put(name, true);
      }
    }
    String color = answered.path("color").asText("default");
    return color.equals("default") ? annotations : annotations.put("color", color);
  }
}
