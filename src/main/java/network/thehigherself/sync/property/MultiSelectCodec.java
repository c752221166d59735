package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.thehigherself.sync.plan.Value;

/**
 * A set of options; elements are the options' names.
 *
 * <p>A write replaces the whole set. An option that the page already has is therefore written by
 * its id: if somebody renames it meanwhile, it keeps its new name instead of being created again
 * under the old one.
 */
final class MultiSelectCodec implements Codec {

  /** The most options in one write (Notion, "Request limits"). */
  private static final int LIMIT = 100;

  @Override
  public String type() {
    return "multi_select";
  }

  @Override
  public boolean setLike() {
    return true;
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode options = Answer.content(property, type());
    List<String> names = new ArrayList<>();
    for (JsonNode option : options) {
      names.add(option.path("name").textValue());
    }
    return options.isArray() && !names.contains(null)
        ? Value.elements(names)
        : Answer.unknownShape(type());
  }

  @Override
  public JsonNode write(Value value, JsonNode current) throws UnwritableException {
    Set<String> names = value.asSet();
    if (names.size() > LIMIT) {
      throw new UnwritableException(
          "Notion takes at most " + LIMIT + " options in one write, not " + names.size() + ".");
    }
    Map<String, String> ids = ids(current);
    ObjectNode form = Json.MAPPER.createObjectNode();
    ArrayNode options = form.putArray(type());
    for (String name : names) {
      if (ids.containsKey(name)) {
        options.addObject().put("id", ids.get(name));
      } else {
        OptionName.check(name);
        options.addObject().put("name", name);
      }
    }
    return form;
  }

  /** The ids of the options that the page has now, by name. */
  private Map<String, String> ids(JsonNode current) {
    Map<String, String> ids = new HashMap<>();
    for (JsonNode option : Answer.content(current, type())) {
      JsonNode id = option.path("id");
      if (id.isTextual() && option.path("name").isTextual()) {
        ids.put(option.path("name").textValue(), id.textValue());
      }
    }
    return ids;
  }
}
