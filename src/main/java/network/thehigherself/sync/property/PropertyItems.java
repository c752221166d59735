package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers of {@code GET /pages/{id}/properties/{property}} as one property value, so that the
 * same codec reads it (Notion, "Retrieve a page property item").
 */
public final class PropertyItems {
  private PropertyItems() {}

  /**
   * Joins the answers of one property.
   *
   * @param answers all of them in order; one where the endpoint did not page. Lists are those of
   *     title, rich_text, relation and people, one element in each item, and of rollups, whose
   *     result stands beside the items
   * @return the property value as in a page, with {@code has_more} as in the last answer, so that
   *     {@link Codec#cut} is false once all answers are here
   */
  public static JsonNode join(List<JsonNode> answers) {
    JsonNode first = answers.get(0);
    if (!"list".equals(first.path("object").textValue())) {
      return first.isObject() ? first.<ObjectNode>deepCopy().put("has_more", false) : first;
    }
    String type = first.path("property_item").path("type").asText();
    JsonNode last = answers.get(answers.size() - 1);
    List<JsonNode> items = new ArrayList<>();
    answers.forEach(answer -> answer.path("results").forEach(items::add));
    ObjectNode property = Json.MAPPER.createObjectNode();
    property.set("id", first.path("property_item").get("id"));
    property.put("type", type);
    property.set(type, type.equals("rollup") ? rollup(items, last) : elements(type, items));
    return property.put("has_more", last.path("has_more").asBoolean(true));
  }

  private static ArrayNode elements(String type, List<JsonNode> items) {
    ArrayNode elements = Json.MAPPER.createArrayNode();
    items.forEach(item -> elements.add(item.get(type)));
    return elements;
  }

  /** A rollup is computed anew for every answer; the last one counts all references. */
  private static JsonNode rollup(List<JsonNode> items, JsonNode last) {
    JsonNode rollup = last.path("property_item").path("rollup");
    return rollup.path("array").isArray()
        ? rollup.<ObjectNode>deepCopy().set("array", Json.MAPPER.createArrayNode().addAll(items))
        : rollup;
  }
}
