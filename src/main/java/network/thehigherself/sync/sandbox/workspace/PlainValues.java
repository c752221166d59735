package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Turns plain Java values into the {@code properties} of a request: what the sample and people's
 * edits are written in.
 */
public final class PlainValues {

  private PlainValues() {}

  /**
   * The values in the form of a request.
   *
   * @param plain by property name: text, number, boolean, a list of names or ids, a node in
   *     Notion's form; null clears
   * @throws Refusal when there is no property of that name
   */
  public static ObjectNode wire(
      Workspace workspace, Parent parent, Map<String, ?> plain, User writer) {
    ObjectNode properties = Json.object();
    plain.forEach(
        (name, value) -> {
          PropertyType type =
              workspace
                  .property(parent, name, writer)
                  .orElseThrow(
                      () -> Refusal.validation("%s is not a property that exists.".formatted(name)))
                  .type();
          properties
              .putObject(name)
              .set(type.name(), value == null ? type.cleared() : type.wire(value));
        });
    return properties;
  }
}
