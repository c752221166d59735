package network.thehigherself.sync.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One place where a document breaks the schema, with what the schema says about that place.
 *
 * @param schema the whole schema
 * @param message the validator's finding
 */
record Breach(JsonNode schema, ValidationMessage message) {
  private static final JsonPointer FIELDS = JsonPointer.compile("/fields");

  /** The keyword that was broken, such as "required". */
  String keyword() {
    return message.getType();
  }

  /** What the keyword demands, such as the list of an "enum". */
  JsonNode demand() {
    return message.getSchemaNode();
  }

  /** Where in the document. */
  JsonPointer at() {
    return JsonPointer.compile(message.getInstanceLocation().toString());
  }

  /** The key in it that is unknown, missing or misnamed; "" for other keywords. */
  String key() {
    return message.getProperty() == null ? "" : message.getProperty();
  }

  /** The name of the place: the schema's title for it, else its own key. */
  String noun() {
    String key = at().matches() ? "" : at().last().getMatchingProperty();
    boolean isField = !at().matches() && at().head().equals(FIELDS);
    return rule().path("title").asText(isField ? "field " + Words.quote(key) : key);
  }

  /** What the schema advises. */
  Optional<String> advice() {
    return Optional.ofNullable(rule().path("errorMessage").textValue());
  }

  /** The keys that may stand there. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    rule().path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The schema's example of the missing key; empty where it has none. */
  Optional<String> example() {
    JsonNode keys = schema.at(at().matches() ? "/properties" : "/$defs/field/properties");
    return Optional.ofNullable(keys.path(key()).path("examples").path(0).textValue());
  }

  /** The part of the schema that was broken: what the keyword stands in, or holds. */
  private JsonNode rule() {
    JsonPointer broken = JsonPointer.compile(message.getSchemaLocation().getFragment().toString());
    return schema.at(keyword().equals("propertyNames") ? broken : broken.head());
  }
}
