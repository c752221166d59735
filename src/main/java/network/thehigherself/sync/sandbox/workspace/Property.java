package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * One column of a data source's schema.
 *
 * @param id as Notion answers it: URL-encoded, {@code title} for the title
 * @param name as people see it
 * @param type what it holds
 * @param configuration the object under the type's name in the schema; never changed, only replaced
 */
public record Property(String id, String name, PropertyType type, ObjectNode configuration) {

  /**
   * Whether a request that says {@code given} means this property: by name, by id, or by the id
   * decoded.
   */
  public boolean answersTo(String given) {
    return name.equals(given) || id.equals(given) || decodedId().equals(given);
  }

  /** The same property under another name. */
  public Property renamed(String newName) {
    return new Property(id, newName, type, configuration);
  }

  /** The same property with another configuration. */
  public Property configured(ObjectNode newConfiguration) {
    return new Property(id, name, type, newConfiguration);
  }

  /** As the schema of a data source shows it. */
  public ObjectNode show() {
    ObjectNode shown = Json.object().put("id", id).put("name", name).putNull("description");
    shown.put("type", type.name()).set(type.name(), configuration);
    return shown;
  }

  private String decodedId() {
    return URLDecoder.decode(id, StandardCharsets.UTF_8);
  }
}
