package network.thehigherself.sync.sandbox.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.sandbox.workspace.Database;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Look;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.PageDraft;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.SchemaWriter;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** Makes the databases of {@code sandbox/databases.yaml}, below one page of their own. */
public final class Catalog {

  private final Map<String, SampleDatabase> databases = new LinkedHashMap<>();
  private final Page home;
  private final List<User> people = new ArrayList<>();

  /**
   * Makes people and page in an empty workspace, and the databases.
   *
   * @param withDatabases false leaves those out
   */
  public Catalog(Workspace workspace, boolean withDatabases) {
    JsonNode file = yaml("databases.yaml");
    file.get("people").forEach(name -> people.add(workspace.people().person(name.asText())));
    User owner = people.get(0);
    home =
        PageDraft.create(workspace, owner, Parent.WORKSPACE, workspace.clock().now())
            .write(
                Json.parse(
                    "{\"title\":{\"title\":[{\"text\":{\"content\":\"The HigherSelf Network\"}}]}}"),
                "body")
            .commit();
    if (!withDatabases) {
      return;
    }
    SchemaWriter schemas = new SchemaWriter(workspace);
    for (JsonNode database : file.get("databases")) {
      add(schemas, owner, database);
    }
    databases.values().forEach(database -> relate(schemas, owner, database));
  }

  /** The databases by name. */
  public Map<String, SampleDatabase> databases() {
    return databases;
  }

  /**
   * The database of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public SampleDatabase database(String name) {
    SampleDatabase database = databases.get(name);
    if (database == null) {
      throw new IllegalArgumentException(
          "The sandbox has no database \"" + name + "\", only " + databases.keySet() + ".");
    }
    return database;
  }

  /** The page below which the databases lie. */
  public Page home() {
    return home;
  }

  /** The people who work here. */
  public List<User> people() {
    return people;
  }

  /** A YAML file of the sandbox's resources. */
  static JsonNode yaml(String name) {
    try (InputStream file = Catalog.class.getResourceAsStream("/sandbox/" + name)) {
      return new YAMLMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox's own " + name + " cannot be read.", e);
    }
  }

  private void add(SchemaWriter schemas, User owner, JsonNode described) {
    List<SampleField> fields = new ArrayList<>();
    described
        .get("properties")
        .properties()
        .forEach(line -> fields.add(SampleField.read(line.getKey(), line.getValue())));
    ObjectNode properties = Json.object();
    fields.stream()
        .filter(field -> field.target() == null)
        .forEach(
            field -> properties.putObject(field.name()).set(field.type(), configuration(field)));
    ArrayNode title = Json.array().add(described.get("title").asText());
    Look look = new Look(title, Json.array(), Json.nothing(), Json.nothing());
    Database database = schemas.createDatabase(owner, Parent.page(home.id()), look, properties);
    String name = described.get("name").asText();
    databases.put(
        name,
        new SampleDatabase(
            name, described.path("env").asText(null), database.dataSources().get(0), fields));
  }

  private void relate(SchemaWriter schemas, User owner, SampleDatabase database) {
    ObjectNode relations = Json.object();
    for (SampleField field : database.fields()) {
      if (field.target() != null) {
        relations
            .putObject(field.name())
            .putObject("relation")
            .put("data_source_id", databases.get(field.target()).source().id())
            .putObject("single_property");
      }
    }
    schemas.change(owner, database.source(), relations, "body.properties");
  }

  private static ObjectNode configuration(SampleField field) {
    ObjectNode configuration = Json.object();
    if (field.details().isArray()) {
      field
          .options()
          .forEach(option -> configuration.withArray("options").addObject().put("name", option));
    }
    for (String key : List.of("expression", "format")) {
      if (field.details().has(key)) {
        configuration.set(key, field.details().get(key));
      }
    }
    return configuration;
  }
}
