package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
   *     title, rich_text, relation and people, one element in each item
   * @return the property value as in a page, with {@code has_more} as in the last answer, so that
   *     {@link Codec#cut} is false once all answers are here
   */
  public static JsonNode join(List<JsonNode> answers) {
    JsonNode first = answers.get(0);
    if (!"list".equals(first.path("object").textValue())) {
      return first;
    }
    String type = first.path("property_item").path("type").asText();
    ObjectNode property = Json.MAPPER.createObjectNode();
    property.set("id", first.path("property_item").get("id"));
    property.put("type", type);
    ArrayNode elements = property.putArray(type);
    for (JsonNode answer : answers) {
      for (JsonNode item : answer.path("results")) {
        elements.add(item.get(type));
      }
    }
    JsonNode last = answers.get(answers.size() - 1);
    return property.put("has_more", last.path("has_more").asBoolean(true));
  }
}
