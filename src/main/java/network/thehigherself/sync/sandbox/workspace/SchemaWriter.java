package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes and changes databases, data sources and their properties, for requests and for people
 * alike.
 */
public final class SchemaWriter {

  private static final Set<String> BESIDE_THE_TYPE = Set.of("id", "name", "type", "description");

  private final Workspace workspace;

  /** Writes into the given workspace. */
  public SchemaWriter(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Makes a database with its first data source.
   *
   * @param look whose title both get
   * @param properties the schema as a request writes it; a missing title property is added as
   *     "Name"
   */
  public Database createDatabase(User writer, Parent parent, Look look, JsonNode properties) {
    Database database = new Database(workspace.ids().next(), parent, look, workspace.clock().now());
    DataSource source = source(writer, database, look, properties);
    workspace.add(database);
    workspace.add(source);
    attach(writer, source);
    return database;
  }

  /** Makes a further data source in a database. */
  public DataSource createDataSource(
      User writer, Database database, Look look, JsonNode properties) {
    DataSource source = source(writer, database, look, properties);
    workspace.add(source);
    attach(writer, source);
    return source;
  }

  /**
   * Changes the schema: null removes a property, a name renames it, a type's configuration adds or
   * changes it.
   *
   * @throws Refusal when Notion would; the schema is then as before
   */
  public void change(User writer, DataSource source, JsonNode properties, String path) {
    List<Property> before = source.properties();
    try {
      Shape.object(properties, path)
          .properties()
          .forEach(
              entry ->
                  change(
                      writer,
                      source,
                      entry.getKey(),
                      entry.getValue(),
                      path + "." + entry.getKey()));
    } catch (Refusal refusal) {
      source.restore(before);
      throw refusal;
    }
    source.edited(writer, workspace.clock().now());
  }

  private DataSource source(User writer, Database database, Look look, JsonNode properties) {
    DataSource source =
        new DataSource(workspace.ids().next(), database, look, writer, workspace.clock().now());
    String path = "body.properties";
    Shape.object(properties, path)
        .properties()
        .forEach(
            entry ->
                source.put(
                    property(
                        writer,
                        source,
                        entry.getKey(),
                        entry.getValue(),
                        path + "." + entry.getKey())));
    if (source.find("title").filter(property -> property.id().equals("title")).isEmpty()) {
      source.put(new Property("title", "Name", workspace.types().get("title"), Json.object()));
    }
    return source;
  }

  private void attach(User writer, DataSource source) {
    source
        .properties()
        .forEach(
            property ->
                property.type().added(property, context(writer, source, "body.properties")));
  }

  private void change(User writer, DataSource source, String key, JsonNode written, String path) {
    Optional<Property> known = workspace.property(Parent.dataSource(source.id()), key, writer);
    if (known.isEmpty()) {
      Property added = property(writer, source, key, written, path);
      source.put(added);
      added.type().added(added, context(writer, source, path));
    } else if (written.isNull()) {
      if (known.get().id().equals("title")) {
        throw Refusal.validation("Cannot remove the title property of a data source.");
      }
      source.remove(known.get());
    } else {
      Property renamed = rename(source, known.get(), Shape.object(written, path), path);
      typeIn(written)
          .ifPresent(type -> retype(writer, source, renamed, type, written.get(type.name()), path));
    }
  }

  private static Property rename(
      DataSource source, Property property, JsonNode written, String path) {
    if (!written.has("name") || written.get("name").asText().equals(property.name())) {
      return property;
    }
    String name = Shape.text(written.get("name"), path + ".name", 2000);
    if (source.properties().stream().anyMatch(other -> other.name().equals(name))) {
      throw Refusal.validation(
          "Cannot create new property, property with name %s already exists.".formatted(name));
    }
    Property renamed = property.renamed(name);
    source.put(renamed);
    return renamed;
  }

  private void retype(
      User writer,
      DataSource source,
      Property old,
      PropertyType type,
      JsonNode written,
      String path) {
    boolean same = old.type() == type;
    if (!same && (old.id().equals("title") || type.name().equals("title"))) {
      throw Refusal.validation("Cannot change the type of the title property.");
    }
    Configuring context = context(writer, source, path + "." + type.name());
    ObjectNode configuration = type.configure(written, same ? old : null, context);
    Property changed = new Property(old.id(), old.name(), type, configuration);
    source.put(changed);
    if (!same) {
      source.pages().forEach(page -> convert(writer, source, page, old, changed));
    }
    type.added(changed, context);
  }

  /**
   * What the new type can take of the old value stays, the rest is gone; no page counts as edited.
   */
  private void convert(User writer, DataSource source, Page page, Property old, Property changed) {
    if (!page.state().parent().isDataSource(source.id())) {
      return;
    }
    Object plain = old.type().plain(new Cell(workspace, writer, old, page, page.state()));
    JsonNode kept = null;
    try {
      Incoming incoming =
          new Incoming(workspace, writer, source, source.find(changed.id()).orElseThrow(), "body");
      kept = plain == null ? null : changed.type().accept(changed.type().wire(plain), incoming);
    } catch (Refusal | ClassCastException | IllegalArgumentException refused) {
      kept = null;
    }
    PageDraft.edit(workspace, writer, page).store(changed, kept).commitSilently();
  }

  private Property property(
      User writer, DataSource source, String name, JsonNode written, String path) {
    Shape.object(written, path);
    PropertyType type =
        typeIn(written)
            .orElseThrow(
                () ->
                    Refusal.validation(
                        "body failed validation: %s should name a property type.".formatted(path)));
    boolean title = type.name().equals("title");
    if (title
        && source.find("title").filter(property -> property.id().equals("title")).isPresent()) {
      throw Refusal.validation("A data source has exactly one title property.");
    }
    ObjectNode configuration =
        type.configure(
            written.get(type.name()), null, context(writer, source, path + "." + type.name()));
    return new Property(title ? "title" : freshId(source), name, type, configuration);
  }

  private Optional<PropertyType> typeIn(JsonNode written) {
    for (Map.Entry<String, JsonNode> field : written.properties()) {
      if (!BESIDE_THE_TYPE.contains(field.getKey())) {
        PropertyType type = workspace.types().get(field.getKey());
        if (type == null) {
          throw Refusal.validation(
              "body failed validation: %s is no property type.".formatted(field.getKey()));
        }
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private String freshId(DataSource source) {
    String id = workspace.ids().nextPropertyId();
    while (source.find(id).isPresent()) {
      id = workspace.ids().nextPropertyId();
    }
    return id;
  }

  private Configuring context(User writer, DataSource source, String path) {
    return new Configuring(workspace, writer, source, path);
  }
}
