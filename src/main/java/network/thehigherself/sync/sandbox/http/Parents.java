package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Database;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** Reads the {@code parent} of a request. */
final class Parents {

  private static final String PATH = "body.parent";
  private static final Set<String> KEYS =
      Set.of("type", "data_source_id", "database_id", "page_id", "workspace");

  private final Workspace workspace;
  private final User caller;

  Parents(Workspace workspace, User caller) {
    this.workspace = workspace;
    this.caller = caller;
  }

  /**
   * Where a page is to lie: a data source, the only data source of a database, a page, or the
   * workspace.
   */
  Parent ofPage(JsonNode written) {
    Shape.object(written, PATH, KEYS);
    if (written.has("data_source_id")) {
      return alive(
          workspace.dataSource(
              Shape.id(written.get("data_source_id"), PATH + ".data_source_id"), caller));
    }
    if (written.has("database_id")) {
      return alive(onlySource(database(written)));
    }
    return ofDatabase(written);
  }

  /** Where a database is to lie: a page or the workspace. */
  Parent ofDatabase(JsonNode written) {
    Shape.object(written, PATH, KEYS);
    if (written.has("page_id")) {
      Page page = workspace.page(Shape.id(written.get("page_id"), PATH + ".page_id"), caller);
      if (workspace.isTrashed(page.state())) {
        throw Refusal.validation(
            "Can't edit block that is archived. You must unarchive the block before editing.");
      }
      return Parent.page(page.id());
    }
    if (!written.path("workspace").asBoolean(false)) {
      throw Refusal.shape(PATH + ".page_id", "should be defined", written.get("page_id"));
    }
    return Parent.WORKSPACE;
  }

  /** The database that the parent names. */
  Database database(JsonNode written) {
    Shape.object(written, PATH, KEYS);
    return workspace.database(Shape.id(written.get("database_id"), PATH + ".database_id"), caller);
  }

  private static DataSource onlySource(Database database) {
    if (database.dataSources().size() == 1) {
      return database.dataSources().get(0);
    }
    ObjectNode data = Json.object().put("error_type", "multiple_data_sources_for_database");
    database
        .dataSources()
        .forEach(source -> data.withArray("child_data_source_ids").add(source.id()));
    throw new Refusal(
        400,
        "validation_error",
        "Database %s has several data sources, name one.".formatted(database.id()),
        data);
  }

  private static Parent alive(DataSource source) {
    if (source.inTrash()) {
      throw Refusal.validation(
          "Can't edit block that is archived. You must unarchive the block before editing.");
    }
    return Parent.dataSource(source.id());
  }
}
