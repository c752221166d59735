package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Database;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.PageState;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.Times;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/**
 * Pages, data sources and databases as answers show them to one reader in one version of the API.
 */
public final class Shown {

  private static final Pattern NO_SLUG = Pattern.compile("[^A-Za-z0-9]+");
  private static final String ADDRESS = "https://app.notion.com/p/";

  private final Workspace workspace;
  private final User reader;
  private final Version version;

  /** Answers for the given reader. */
  public Shown(Workspace workspace, User reader, Version version) {
    this.workspace = workspace;
    this.reader = reader;
    this.version = version;
  }

  /** The whole page as it is. */
  public ObjectNode page(Page page) {
    return page(page, page.state(), Set.of());
  }

  /**
   * A page in the given state.
   *
   * @param only ids of the properties to show; empty shows all
   */
  ObjectNode page(Page page, PageState state, Set<String> only) {
    ObjectNode shown = Json.object().put("object", "page").put("id", page.id());
    shown.put("created_time", Times.minute(page.createdAt()));
    shown.put("last_edited_time", Times.minute(state.editedAt()));
    shown.set("created_by", page.createdBy().reference());
    shown.set("last_edited_by", state.editedBy().reference());
    shown.set("cover", state.cover());
    shown.set("icon", state.icon());
    shown.set("parent", parent(state.parent()));
    boolean trashed = workspace.isTrashed(state);
    shown
        .put("in_trash", trashed)
        .put("is_archived", state.archived())
        .put("is_locked", state.locked());
    ObjectNode properties = shown.putObject("properties");
    for (Property property : workspace.schemaOf(state.parent(), reader)) {
      if (only.isEmpty() || only.contains(property.id())) {
        ObjectNode value = properties.putObject(property.name()).put("id", property.id());
        value.put("type", property.type().name());
        property.type().show(new Cell(workspace, reader, property, page, state), value);
      }
    }
    String slug = slug(workspace.title(page, state));
    shown.put("url", ADDRESS + (slug.isEmpty() ? "" : slug + "-") + page.id().replace("-", ""));
    return trash(shown.putNull("public_url"), trashed);
  }

  /** A data source with the schema that the reader may see. */
  ObjectNode dataSource(DataSource source) {
    ObjectNode shown = Json.object().put("object", "data_source").put("id", source.id());
    shown.set("cover", source.look().cover());
    shown.set("icon", source.look().icon());
    shown.put("created_time", Times.minute(source.createdAt()));
    shown.set("created_by", source.createdBy().reference());
    shown.set("last_edited_by", source.editedBy().reference());
    shown.put("last_edited_time", Times.minute(source.editedAt()));
    shown.set("title", workspace.texts().show(source.look().title(), reader));
    shown.set("description", workspace.texts().show(source.look().description(), reader));
    shown.put("is_inline", source.database().inline());
    ObjectNode properties = shown.putObject("properties");
    for (Property property : workspace.schemaOf(Parent.dataSource(source.id()), reader)) {
      properties.set(property.name(), property.show());
    }
    shown.putObject("parent").put("type", "database_id").put("database_id", source.database().id());
    shown.set("database_parent", parent(source.database().parent()));
    shown.put("url", ADDRESS + source.database().id().replace("-", "")).putNull("public_url");
    return trash(shown.put("in_trash", source.inTrash()), source.inTrash());
  }

  /** A database; its times are exact, unlike all others. */
  ObjectNode database(Database database) {
    ObjectNode shown = Json.object().put("object", "database").put("id", database.id());
    shown.set("title", workspace.texts().show(database.look().title(), reader));
    shown.set("description", workspace.texts().show(database.look().description(), reader));
    shown.set("parent", parent(database.parent()));
    shown
        .put("is_inline", database.inline())
        .put("in_trash", database.inTrash())
        .put("is_locked", database.locked());
    shown.put("created_time", Times.exact(database.createdAt()));
    shown.put("last_edited_time", Times.exact(database.editedAt()));
    ArrayNode sources = shown.putArray("data_sources");
    database
        .dataSources()
        .forEach(
            source ->
                sources
                    .addObject()
                    .put("id", source.id())
                    .put("name", workspace.texts().plain(source.look().title())));
    shown.set("icon", database.look().icon());
    shown.set("cover", database.look().cover());
    shown.put("url", ADDRESS + database.id().replace("-", "")).putNull("public_url");
    return trash(shown, database.inTrash());
  }

  /** A database as a block of the page that it lies on; the block has the database's id. */
  ObjectNode block(Database database) {
    DataSource first = database.dataSources().get(0);
    ObjectNode block = block(database.id(), "child_database", database.parent());
    block.put("created_time", Times.minute(database.createdAt()));
    block.put("last_edited_time", Times.minute(database.editedAt()));
    block.set("created_by", first.createdBy().reference());
    block.set("last_edited_by", first.editedBy().reference());
    block
        .putObject("child_database")
        .put("title", workspace.texts().plain(database.look().title()));
    return block;
  }

  /** A page as a block of the page that it lies on; the block has the page's id. */
  ObjectNode block(Page page) {
    PageState state = page.state();
    ObjectNode block = block(page.id(), "child_page", state.parent());
    block.put("created_time", Times.minute(page.createdAt()));
    block.put("last_edited_time", Times.minute(state.editedAt()));
    block.set("created_by", page.createdBy().reference());
    block.set("last_edited_by", state.editedBy().reference());
    block.putObject("child_page").put("title", workspace.title(page, state));
    return block;
  }

  /** A list as every paged endpoint answers it. */
  static ObjectNode list(String type, List<? extends JsonNode> results, String cursor) {
    ObjectNode list = Json.object().put("object", "list");
    list.putArray("results").addAll(results);
    list.put("next_cursor", cursor).put("has_more", cursor != null).put("type", type);
    return list.set(type, Json.object());
  }

  private ObjectNode block(String id, String type, Parent parent) {
    ObjectNode block = Json.object().put("object", "block").put("id", id);
    block.set("parent", parent(parent));
    return trash(block.put("has_children", false).put("in_trash", false).put("type", type), false);
  }

  private ObjectNode parent(Parent parent) {
    ObjectNode shown = Json.object().put("type", parent.kind());
    if (parent.id() == null) {
      return shown.put("workspace", true);
    }
    shown.put(parent.kind(), parent.id());
    workspace
        .dataSourceOf(parent)
        .ifPresent(source -> shown.put("database_id", source.database().id()));
    return shown;
  }

  private static String slug(String title) {
    String slug = NO_SLUG.matcher(title).replaceAll("-");
    int start = slug.startsWith("-") ? 1 : 0;
    int end = slug.endsWith("-") ? slug.length() - 1 : slug.length();
    return start < end ? slug.substring(start, end) : "";
  }

  private ObjectNode trash(ObjectNode shown, boolean trashed) {
    return version.saysArchived() ? shown.put("archived", trashed) : shown;
  }
}
