package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import network.thehigherself.sync.plan.Value;

/** What all codecs ask of a property as Notion answered it. */
final class Answer {

  /**
   * From this many references on a list without a flag may be cut (Notion, "Page property values":
   * people and mentions are cut at 25, and nothing says so).
   */
  private static final int SHOWN_REFERENCES = 25;

  private Answer() {}

  /**
   * What the property holds.
   *
   * @param property the whole property value; may be null
   * @return the node under the property's type; missing where the property is not of this type
   */
  static JsonNode content(JsonNode property, String type) {
    return property != null && type.equals(property.path("type").textValue())
        ? property.path(type)
        : MissingNode.getInstance();
  }

  /**
   * Whether a list that shows this many references may go on. Where Notion gives its flag (every
   * relation, and what {@link PropertyItems} joined), the flag decides.
   */
  static boolean cut(JsonNode property, int references) {
    JsonNode flag = property == null ? MissingNode.getInstance() : property.path("has_more");
    return flag.isBoolean() ? flag.booleanValue() : references >= SHOWN_REFERENCES;
  }

  static Value unknownShape(String type) {
    return Value.unknown("Notion's answer does not have the shape of a " + type + " property.");
  }

  static Value unknownRest(String type) {
    return Value.unknown(
        "Notion shows only the first references of this "
            + type
            + " property; its property endpoint has all of them.");
  }
}
