package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.thehigherself.sync.plan.Value;

/**
 * A set of references: relation (to pages) and people (to persons, bots and groups); elements are
 * ids, dashed and in lower case. A write replaces the whole set.
 */
final class ReferenceCodec implements Codec {

  /** The most references in one write (Notion, "Request limits"). */
  private static final int LIMIT = 100;

  private final String type;

  ReferenceCodec(String type) {
    this.type = type;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public boolean setLike() {
    return true;
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode references = Answer.content(property, type);
    List<String> ids = new ArrayList<>();
    for (JsonNode reference : references) {
      NotionId.dashed(reference.path("id").asText()).ifPresent(ids::add);
    }
    if (!references.isArray() || ids.size() < references.size()) {
      return Answer.unknownShape(type);
    }
    return cut(property) ? Answer.unknownRest(type) : Value.elements(ids);
  }

  @Override
  public boolean cut(JsonNode property) {
    return Answer.cut(property, Answer.content(property, type).size());
  }

  @Override
  public JsonNode write(Value value, JsonNode current) throws UnwritableException {
    Set<String> ids = value.asSet();
    if (ids.size() > LIMIT) {
      throw new UnwritableException(
          "Notion takes at most " + LIMIT + " references in one write, not " + ids.size() + ".");
    }
    ObjectNode form = Json.MAPPER.createObjectNode();
    ArrayNode references = form.putArray(type);
    for (String id : ids) {
      if (!NotionId.dashed(id).equals(Optional.of(id))) {
        throw new UnwritableException(
            "A reference in a "
                + type
                + " property must be a Notion id, a uuid with dashes in lower case.");
      }
      references.addObject().put("id", id);
    }
    return form;
  }
}
