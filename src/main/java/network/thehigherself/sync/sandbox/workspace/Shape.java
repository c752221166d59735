package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks of what a request wrote; each names the place in the request as Notion does. */
public final class Shape {

  private Shape() {}

  /** Requires an object. */
  public static JsonNode object(JsonNode node, String path) {
    if (node == null || !node.isObject()) {
      throw Refusal.shape(path, "should be an object", node);
    }
    return node;
  }

  /**
   * Requires an object with no other keys than these: Notion takes nothing back that only its
   * answers carry.
   */
  public static JsonNode object(JsonNode node, String path, Set<String> allowed) {
    object(node, path)
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!allowed.contains(key)) {
                throw Refusal.shape(path + "." + key, "should be not present", node.get(key));
              }
            });
    return node;
  }

  /** Requires an array of at most so many elements. */
  public static List<JsonNode> array(JsonNode node, String path, int most) {
    if (node == null || !node.isArray()) {
      throw Refusal.shape(path, "should be an array", node);
    }
    if (node.size() > most) {
      throw Refusal.validation(
          "body failed validation: %s.length should be ≤ `%d`, instead was `%d`."
              .formatted(path, most, node.size()));
    }
    List<JsonNode> elements = new ArrayList<>();
    node.forEach(elements::add);
    return elements;
  }

  /** Requires text. */
  public static String text(JsonNode node, String path) {
    if (node == null || !node.isTextual()) {
      throw Refusal.shape(path, "should be a string", node);
    }
    return wellFormed(node.textValue(), path);
  }

  /** Requires text of 1 to so many UTF-16 units. */
  public static String text(JsonNode node, String path, int most) {
    String text = atMost(text(node, path), path, most);
    if (text.isEmpty()) {
      throw Refusal.validation(
          "body failed validation: %s.length should be ≥ `1`, instead was `0`.".formatted(path));
    }
    return text;
  }

  /** Requires at most so many UTF-16 units. */
  public static String atMost(String text, String path, int most) {
    if (text.length() > most) {
      throw Refusal.validation(
          "body failed validation: %s.length should be ≤ `%d`, instead was `%d`."
              .formatted(path, most, text.length()));
    }
    return text;
  }

  /** Requires true or false. */
  public static boolean flag(JsonNode node, String path) {
    if (node == null || !node.isBoolean()) {
      throw Refusal.shape(path, "should be a boolean", node);
    }
    return node.booleanValue();
  }

  /** Requires an id; returns it dashed and in lower case. */
  public static String id(JsonNode node, String path) {
    return Ids.dashed(text(node, path), path);
  }

  private static String wellFormed(String text, String path) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(unit)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(unit)) {
        throw Refusal.validation(
            "body failed validation: %s should be well-formed text, instead has half of a surrogate pair at unit %d."
                .formatted(path, i));
      }
    }
    return text;
  }
}
