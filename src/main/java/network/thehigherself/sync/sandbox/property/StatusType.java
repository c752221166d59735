package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import network.thehigherself.sync.sandbox.workspace.Configuring;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.Refusal;

/**
 * {@code status}: like a select, but an option must be there already, and options lie in groups.
 */
final class StatusType extends SelectType {

  private static final List<String> GROUPS = List.of("To-do", "In progress", "Complete");
  private static final List<String> DEFAULT_OPTIONS = List.of("Not started", "In progress", "Done");

  @Override
  public String name() {
    return "status";
  }

  @Override
  public ObjectNode configure(JsonNode written, Property previous, Configuring context) {
    boolean defaults = previous == null && !written.has("options");
    ObjectNode options = Json.object();
    DEFAULT_OPTIONS.forEach(name -> options.withArray("options").addObject().put("name", name));
    ObjectNode configuration = Options.configure(defaults ? options : written, previous, context);
    if (!configuration.has("groups")) {
      configuration.set("groups", groups(configuration.get("options"), defaults, context));
    }
    return configuration;
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    return written.isNull()
        ? null
        : TextNode.valueOf(
            Options.known(written, incoming)
                .orElseThrow(
                    () ->
                        Refusal.validation(
                            "Invalid status option. Status option \"%s\" does not exist."
                                .formatted(written.get("name").asText()))));
  }

  /** The three default options lie in a group each; options of one's own all land in the first. */
  private static ArrayNode groups(JsonNode options, boolean defaults, Configuring context) {
    ArrayNode groups = Json.array();
    for (int i = 0; i < GROUPS.size(); i++) {
      ObjectNode group =
          groups.addObject().put("id", context.workspace().ids().next()).put("name", GROUPS.get(i));
      ArrayNode members = group.put("color", Colors.next(i)).putArray("option_ids");
      for (int option = 0; option < options.size(); option++) {
        if (defaults ? option == i : i == 0) {
          members.add(options.get(option).get("id"));
        }
      }
    }
    return groups;
  }
}
