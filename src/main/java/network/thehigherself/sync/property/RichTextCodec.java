package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import network.thehigherself.sync.plan.Value;

/**
 * Formatted text: title and rich_text; content String, the text alone. A write keeps the formatting
 * of what did not change, as far as it fits into one write.
 */
final class RichTextCodec implements Codec {

  /** The most items in one write, and the most UTF-16 units in one (Notion, "Request limits"). */
  private static final int ITEMS = 100;

  private static final int UNITS = 2_000;

  /** The most bytes in one request, less some for what stands around the text (likewise). */
  private static final int BYTES = 490_000;

  private final String type;

  RichTextCodec(String type) {
    this.type = type;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode items = Answer.content(property, type);
    if (!hasShape(items)) {
      return Answer.unknownShape(type);
    }
    return cut(property) ? Answer.unknownRest(type) : Value.of(RichTextEdit.join(pieces(items)));
  }

  @Override
  public boolean cut(JsonNode property) {
    int mentions = 0;
    for (JsonNode item : Answer.content(property, type)) {
      mentions += "mention".equals(item.path("type").textValue()) ? 1 : 0;
    }
    return Answer.cut(property, mentions);
  }

  @Override
  public JsonNode write(Value value, JsonNode current) throws UnwritableException {
    String text = Content.of(value, String.class).orElse("");
    JsonNode answered = Answer.content(current, type);
    List<RichTextPiece> before = hasShape(answered) ? pieces(answered) : List.of();
    List<RichTextPiece> items = cut(RichTextEdit.edit(before, text));
    if (items.size() > ITEMS) {
      // Too many formats for one write: the text matters more.
      items = cut(RichTextEdit.edit(List.of(), text));
    }
    if (items.size() > ITEMS) {
      throw new UnwritableException(
          "Notion takes at most "
              + ITEMS
              + " pieces of "
              + UNITS
              + " characters in one write; this text has "
              + text.length()
              + " characters.");
    }
    ObjectNode form = Json.MAPPER.createObjectNode();
    ArrayNode array = form.putArray(type);
    items.forEach(item -> array.add(item.item()));
    checkBytes(form);
    return form;
  }

  private static void checkBytes(ObjectNode form) throws UnwritableException {
    int bytes = form.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > BYTES) {
      throw new UnwritableException(
          "Notion takes at most " + BYTES + " bytes of text in one write, not " + bytes + ".");
    }
  }

  private static boolean hasShape(JsonNode items) {
    if (!items.isArray()) {
      return false;
    }
    for (JsonNode item : items) {
      if (!item.path("plain_text").isTextual()) {
        return false;
      }
    }
    return true;
  }

  private static List<RichTextPiece> pieces(JsonNode items) {
    List<RichTextPiece> pieces = new ArrayList<>();
    items.forEach(item -> pieces.add(RichTextPiece.of(item)));
    return pieces;
  }

  /** Cuts text that is too long for one item, at code points. */
  private static List<RichTextPiece> cut(List<RichTextPiece> pieces) {
    List<RichTextPiece> items = new ArrayList<>();
    for (RichTextPiece piece : pieces) {
      RichTextPiece rest = piece;
      while (rest.isText() && rest.text().length() > UNITS) {
        int end = Character.isHighSurrogate(rest.text().charAt(UNITS - 1)) ? UNITS - 1 : UNITS;
        items.add(rest.with(rest.text().substring(0, end)));
        rest = rest.with(rest.text().substring(end));
      }
      items.add(rest);
    }
    return items;
  }
}
