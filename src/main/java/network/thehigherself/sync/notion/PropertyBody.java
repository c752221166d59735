package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.property.Json;

/** The configuration with which a property is made (Notion, "Property object"). */
final class PropertyBody {
  /** Those whose configuration says nothing. */
  private static final Set<String> PLAIN =
      Set.of(
          "title",
          "rich_text",
          "date",
          "people",
          "files",
          "checkbox",
          "url",
          "email",
          "phone_number",
          "created_time",
          "created_by",
          "last_edited_time",
          "last_edited_by",
          "unique_id");

  private PropertyBody() {}

  /** The configuration of a field's property; empty where its mapping does not say enough. */
  static Optional<ObjectNode> of(Field field) {
    return switch (field.type()) {
      case "select", "multi_select", "status" -> Optional.of(options(field));
      case "number" -> Optional.of(number(field));
      case "formula" -> formula(field);
      default -> PLAIN.contains(field.type()) ? Optional.of(plain(field.type())) : Optional.empty();
    };
  }

  /** The configuration of a type that needs none, such as {@code {"date": {}}}. */
  static ObjectNode plain(String type) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject(type);
    return body;
  }

  /** A relation that is seen from this side only. */
  static ObjectNode relation(String dataSourceId) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("relation")
        .put("data_source_id", dataSourceId)
        .put("type", "single_property")
        .putObject("single_property");
    return body;
  }

  private static ObjectNode options(Field field) {
    ObjectNode body = plain(field.type());
    if (!field.hints().options().isEmpty()) {
      ArrayNode options = ((ObjectNode) body.get(field.type())).putArray("options");
      field.hints().options().forEach(name -> options.addObject().put("name", name));
    }
    return body;
  }

  private static ObjectNode number(Field field) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    String format = field.hints().format();
    body.putObject("number").put("format", format.isEmpty() ? "number" : format);
    return body;
  }

  private static Optional<ObjectNode> formula(Field field) {
    if (field.hints().expression().isEmpty()) {
      return Optional.empty();
    }
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("formula").put("expression", field.hints().expression());
    return Optional.of(body);
  }
}
