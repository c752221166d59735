package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;

/**
 * Checks rich text items as they are written. An item of plain text is stored as its bare text, any
 * other as the object that was sent: a large workspace stays small, and items stay as they were
 * sent.
 */
final class RichText {

  static final int MOST_ITEMS = 100;
  static final int MOST_UNITS = 2000;
  private static final int MOST_EXPRESSION_UNITS = 1000;
  private static final Set<String> ANNOTATIONS =
      Set.of("bold", "italic", "strikethrough", "underline", "code", "color");

  private RichText() {}

  /** What to store of a written array of items; null for no items. */
  static JsonNode accept(JsonNode written, Incoming incoming) {
    List<JsonNode> items = Shape.array(written, incoming.path(), incoming.most(MOST_ITEMS));
    ArrayNode stored = Json.array();
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = item(items.get(i), incoming, incoming.path() + "[" + i + "]");
      if (item != null) {
        stored.add(item);
      }
    }
    return stored.isEmpty() ? null : stored;
  }

  private static JsonNode item(JsonNode item, Incoming incoming, String path) {
    Shape.object(item, path, Set.of("type", "text", "mention", "equation", "annotations"));
    String type = kind(item, path);
    JsonNode annotations = annotations(item.get("annotations"), path + ".annotations");
    ObjectNode stored = Json.object().put("type", type);
    switch (type) {
      case "text" -> {
        String content = text(item.get("text"), path + ".text");
        boolean linked = item.get("text").hasNonNull("link");
        if (content.isEmpty()) {
          return null;
        }
        if (!linked && annotations.isEmpty()) {
          return TextNode.valueOf(content);
        }
        stored.set("text", item.get("text"));
      }
      case "equation" -> {
        Shape.object(item.get("equation"), path + ".equation", Set.of("expression"));
        Shape.text(
            item.get("equation").get("expression"),
            path + ".equation.expression",
            MOST_EXPRESSION_UNITS);
        stored.set("equation", item.get("equation"));
      }
      default ->
          stored.set("mention", Mentions.accept(item.get("mention"), incoming, path + ".mention"));
    }
    stored.set("annotations", annotations);
    return stored;
  }

  private static String kind(JsonNode item, String path) {
    List<String> present =
        List.of("text", "mention", "equation").stream().filter(item::has).toList();
    if (present.size() != 1 || !item.path("type").asText(present.get(0)).equals(present.get(0))) {
      throw Refusal.shape(path + ".text", "should be defined", item.get("text"));
    }
    return present.get(0);
  }

  private static String text(JsonNode text, String path) {
    Shape.object(text, path, Set.of("content", "link"));
    if (text.hasNonNull("link")) {
      Shape.object(text.get("link"), path + ".link", Set.of("url", "type"));
      Shape.text(text.get("link").get("url"), path + ".link.url", MOST_UNITS);
    }
    return Shape.atMost(
        Shape.text(text.get("content"), path + ".content"), path + ".content", MOST_UNITS);
  }

  /** Only what differs from plain: bold false and the default colour say nothing. */
  private static JsonNode annotations(JsonNode written, String path) {
    ObjectNode kept = Json.object();
    if (written == null) {
      return kept;
    }
    Shape.object(written, path, ANNOTATIONS)
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().equals("color")) {
                if (!Colors.ofText(Shape.text(entry.getValue(), path + ".color", 100))
                    .equals("default")) {
                  kept.set("color", entry.getValue());
                }
              } else if (Shape.flag(entry.getValue(), path + "." + entry.getKey())) {
                kept.put(entry.getKey(), true);
              }
            });
    return kept;
  }
}
