package network.thehigherself.sync.sandbox.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A property of the sample as its YAML describes it.
 *
 * @param name the property's name
 * @param type Notion's type
 * @param details what stands under the type: a list of options, or an object with {@code target},
 *     {@code one}, {@code expression}, {@code generate}
 */
record SampleField(String name, String type, JsonNode details) {

  /** A field from its line in the YAML, {@code Name: {type: details}}. */
  static SampleField read(String name, JsonNode line) {
    String type = line.fieldNames().next();
    return new SampleField(name, type, line.get(type));
  }

  /** The names of the options, none for a type without. */
  List<String> options() {
    List<String> names = new ArrayList<>();
    if (details.isArray()) {
      details.forEach(option -> names.add(option.asText()));
    }
    return names;
  }

  /** The database that a relation points to; null for any other type. */
  String target() {
    return type.equals("relation") ? details.get("target").asText() : null;
  }

  /** Whether people keep the relation to one page; Notion's API does not say so. */
  boolean one() {
    return details.path("one").asBoolean(false);
  }

  /**
   * How to generate a value: {@code never}; a text as {@code json} or by the prefix of an
   * identifier; a {@code whole} number; a date that is a {@code day}. Empty for no such wish.
   */
  String generate() {
    return details.path("generate").asText("");
  }
}
