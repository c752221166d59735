package network.thehigherself.sync.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.SchemaWriter;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** What a person does to the properties of a database. No page counts as edited by it. */
public final class SchemaEdits {

  private final Workspace workspace;
  private final User person;
  private final DataSource source;

  SchemaEdits(Workspace workspace, User person, DataSource source) {
    this.workspace = workspace;
    this.person = person;
    this.source = source;
  }

  /** Gives a property another name; its id and values stay. */
  public void rename(String property, String newName) {
    change(properties -> properties.putObject(property).put("name", newName));
  }

  /**
   * Makes another type of a property; its id stays, and those values that the new type can take.
   *
   * @param configuration as Notion takes it, such as {@code {"number":{}}}
   */
  public void retype(String property, JsonNode configuration) {
    change(properties -> properties.set(property, configuration));
  }

  /** Removes a property and its values. */
  public void remove(String property) {
    change(properties -> properties.putNull(property));
  }

  /** Adds a property. */
  public void add(String property, JsonNode configuration) {
    change(properties -> properties.set(property, configuration));
  }

  /**
   * Removes a property and adds it again: same name, type and configuration, another id, no values.
   */
  public void recreate(String property) {
    Property old = find(property);
    remove(property);
    add(property, Json.object().set(old.type().name(), old.configuration()));
  }

  /** Gives an option another name; pages show it at once. */
  public void renameOption(String property, String option, String newName) {
    workspace.exclusivelyRun(
        () -> {
          Property old = find(property);
          ObjectNode configuration = old.configuration().deepCopy();
          configuration
              .get("options")
              .forEach(
                  candidate -> {
                    if (candidate.get("name").asText().equals(option)) {
                      ((ObjectNode) candidate).put("name", newName);
                    }
                  });
          source.put(old.configured(configuration));
          source.edited(person, workspace.clock().now());
        });
  }

  private Property find(String property) {
    return source
        .find(property)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no property \"" + property + "\" to change."));
  }

  private void change(Consumer<ObjectNode> written) {
    workspace.exclusivelyRun(
        () -> {
          ObjectNode properties = Json.object();
          written.accept(properties);
          new SchemaWriter(workspace).change(person, source, properties, "body.properties");
        });
  }
}
