package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.thehigherself.sync.sandbox.workspace.Configuring;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;

/**
 * The options of select, multi_select and status. A page stores option ids, so a renamed option
 * shows its new name.
 */
final class Options {

  private static final int MOST_OPTIONS = 100;
  private static final int MOST_NAME_UNITS = 2000;
  private static final Set<String> KEYS = Set.of("id", "name", "color", "description");

  private Options() {}

  /**
   * Checks the options of a configuration; those left out are gone, known ones keep id and colour.
   */
  static ObjectNode configure(JsonNode written, Property previous, Configuring context) {
    Shape.object(written, context.path(), Set.of("options", "groups"));
    if (!written.has("options")) {
      return previous == null
          ? Json.object().set("options", Json.array())
          : previous.configuration();
    }
    ArrayNode options = Json.array();
    String path = context.path() + ".options";
    for (JsonNode option : Shape.array(written.get("options"), path, MOST_OPTIONS)) {
      Shape.object(option, path, KEYS);
      Optional<JsonNode> known =
          previous == null ? Optional.empty() : find(previous.configuration(), option);
      known.ifPresent(before -> unchanged(before, option));
      options.add(
          known.orElseGet(
              () ->
                  option(
                      context.workspace().ids().next(),
                      option,
                      name(option.get("name"), path),
                      options.size())));
    }
    return Json.object().set("options", options);
  }

  /** The id of the option that a value names; null where there is none of it. */
  static Optional<String> known(JsonNode written, Incoming incoming) {
    Shape.object(written, incoming.path(), KEYS);
    return find(current(incoming).configuration(), written)
        .map(option -> option.get("id").asText());
  }

  /** The id of the option that a value names; a new name becomes a new option. */
  static String knownOrNew(JsonNode written, Incoming incoming) {
    return known(written, incoming)
        .orElseGet(
            () -> {
              String name = name(written.get("name"), incoming.path());
              Property property = current(incoming);
              ObjectNode configuration = property.configuration().deepCopy();
              ArrayNode options = (ArrayNode) configuration.get("options");
              ObjectNode option =
                  option(incoming.workspace().ids().next(), written, name, options.size());
              options.add(option);
              incoming.configure(property.configured(configuration));
              return option.get("id").asText();
            });
  }

  /** The option of this id as an answer shows it; null if the schema has it no more. */
  static ObjectNode show(Property property, String id) {
    for (JsonNode option : property.configuration().get("options")) {
      if (option.get("id").asText().equals(id)) {
        return Json.object()
            .put("id", id)
            .put("name", option.get("name").asText())
            .put("color", option.get("color").asText());
      }
    }
    return null;
  }

  /** Where the option stands in the schema; options are sorted by that. */
  static int position(Property property, String id) {
    int position = 0;
    for (JsonNode option : property.configuration().get("options")) {
      if (option.get("id").asText().equals(id)) {
        return position;
      }
      position++;
    }
    return -1;
  }

  /** {@code {"name": …}} for a plain name. */
  static JsonNode wire(Object plain) {
    return plain instanceof String name ? Json.object().put("name", name) : Json.of(plain);
  }

  private static Property current(Incoming incoming) {
    return incoming.dataSource().find(incoming.property().id()).orElse(incoming.property());
  }

  private static Optional<JsonNode> find(JsonNode configuration, JsonNode wanted) {
    String key = wanted.has("id") ? "id" : "name";
    if (!wanted.has(key)) {
      throw Refusal.validation("body failed validation: an option needs an id or a name.");
    }
    for (JsonNode option : configuration.get("options")) {
      if (option.get(key).equals(wanted.get(key))) {
        return Optional.of(option);
      }
    }
    if (wanted.has("id") && !wanted.has("name")) {
      throw Refusal.validation(
          "Option with ID %s does not exist.".formatted(wanted.get("id").asText()));
    }
    return Optional.empty();
  }

  private static void unchanged(JsonNode before, JsonNode after) {
    for (String key : List.of("name", "color")) {
      if (after.has(key) && !after.get(key).equals(before.get(key))) {
        throw Refusal.validation(
            "Cannot update %s of select with name: %s."
                .formatted(key, before.get("name").asText()));
      }
    }
  }

  private static String name(JsonNode written, String path) {
    String name = Shape.text(written, path + ".name", MOST_NAME_UNITS);
    if (name.contains(",")) {
      throw Refusal.validation("Invalid select option, commas not allowed: %s".formatted(name));
    }
    return name;
  }

  private static ObjectNode option(String id, JsonNode written, String name, int optionsSoFar) {
    String color = Colors.ofOption(written.path("color").asText(Colors.next(optionsSoFar)));
    ObjectNode option = Json.object().put("id", id).put("name", name).put("color", color);
    option.set(
        "description",
        written.hasNonNull("description")
            ? TextNode.valueOf(written.get("description").asText())
            : Json.nothing());
    return option;
  }
}
