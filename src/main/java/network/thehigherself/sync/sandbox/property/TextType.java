package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.SortKey;

/**
 * {@code title} and {@code rich_text}: items of at most 2,000 UTF-16 units, at most 100 of them.
 */
final class TextType implements PropertyType {

  private static final ObjectNode PLAIN = styled(Json.object());

  private final String name;

  TextType(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    return RichText.accept(written, incoming);
  }

  @Override
  public JsonNode value(Cell cell) {
    ArrayNode shown = Json.array();
    int mentions = 0;
    for (JsonNode item : elements(cell)) {
      mentions += item.has("mention") ? 1 : 0;
      if (!item.has("mention") || mentions <= Cell.REFERENCES_SHOWN) {
        shown.add(show(item, cell));
      }
    }
    return shown;
  }

  @Override
  public Optional<List<JsonNode>> items(Cell cell) {
    List<JsonNode> items = new ArrayList<>();
    elements(cell).forEach(item -> items.add(show(item, cell)));
    return Optional.of(items);
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return TextFilter.of(condition, context, this::plain);
  }

  @Override
  public SortKey sortKey(Cell cell) {
    return SortKey.of(text(cell));
  }

  @Override
  public JsonNode cleared() {
    return Json.array();
  }

  @Override
  public JsonNode wire(Object plain) {
    if (plain instanceof JsonNode node) {
      return node;
    }
    String text = plain.toString();
    ArrayNode items = Json.array();
    for (int start = 0; start < text.length(); ) {
      int end = Math.min(text.length(), start + RichText.MOST_UNITS);
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      items.addObject().putObject("text").put("content", text.substring(start, end));
      start = end;
    }
    return items;
  }

  @Override
  public String plain(Cell cell) {
    String text = text(cell);
    return text.isEmpty() ? null : text;
  }

  private static String text(Cell cell) {
    StringBuilder text = new StringBuilder();
    elements(cell)
        .forEach(
            item ->
                text.append(
                    item.isTextual()
                        ? item.asText()
                        : show(item, cell).get("plain_text").asText()));
    return text.toString();
  }

  private static JsonNode elements(Cell cell) {
    return cell.stored() == null ? Json.array() : cell.stored();
  }

  private static ObjectNode show(JsonNode stored, Cell cell) {
    if (stored.isTextual()) {
      return text(Json.object(), stored.asText(), Json.nothing(), PLAIN);
    }
    ObjectNode item = Json.object();
    ObjectNode annotations = styled(stored.get("annotations"));
    switch (stored.get("type").asText()) {
      case "text" -> {
        JsonNode text = stored.get("text");
        JsonNode link =
            text.hasNonNull("link")
                ? Json.object().set("url", text.get("link").get("url"))
                : Json.nothing();
        return text(item, text.get("content").asText(), link, annotations);
      }
      case "equation" -> {
        item.put("type", "equation").set("equation", stored.get("equation"));
        item.set("annotations", annotations);
        return item.put("plain_text", stored.get("equation").get("expression").asText())
            .putNull("href");
      }
      default -> {
        item.put("type", "mention").putNull("mention").set("annotations", annotations);
        Mentions.show(stored.get("mention"), cell, item);
        return item;
      }
    }
  }

  private static ObjectNode text(
      ObjectNode item, String content, JsonNode link, ObjectNode annotations) {
    item.put("type", "text").putObject("text").put("content", content).set("link", link);
    item.set("annotations", annotations);
    item.put("plain_text", content).set("href", link.isNull() ? link : link.get("url"));
    return item;
  }

  private static ObjectNode styled(JsonNode kept) {
    ObjectNode annotations = Json.object();
    for (String style : List.of("bold", "italic", "strikethrough", "underline", "code")) {
      annotations.put(style, kept.path(style).asBoolean(false));
    }
    return annotations.put("color", kept.path("color").asText("default"));
  }
}
