package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import network.thehigherself.sync.sandbox.workspace.Database;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Look;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.SchemaWriter;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** Databases: containers without a schema of their own. */
final class DatabaseEndpoints {

  private static final Set<String> CREATE =
      Set.of("parent", "title", "description", "is_inline", "initial_data_source", "icon", "cover");
  private static final Set<String> UPDATE =
      Set.of(
          "parent",
          "title",
          "description",
          "is_inline",
          "is_locked",
          "icon",
          "cover",
          "in_trash",
          "archived");

  private final Workspace workspace;

  DatabaseEndpoints(Workspace workspace) {
    this.workspace = workspace;
  }

  ObjectNode create(Call call) {
    Shape.object(call.body(), "body", CREATE);
    JsonNode body = Looks.checked(call, workspace);
    Parent parent = new Parents(workspace, call.caller()).ofDatabase(body.get("parent"));
    JsonNode first =
        body.has("initial_data_source") ? body.get("initial_data_source") : Json.object();
    Shape.object(first, "body.initial_data_source", Set.of("properties"));
    JsonNode properties = first.has("properties") ? first.get("properties") : Json.object();
    Database made =
        new SchemaWriter(workspace)
            .createDatabase(call.caller(), parent, Look.BARE.changed(body), properties);
    return shown(call).database(made);
  }

  ObjectNode retrieve(Call call) {
    return shown(call).database(workspace.database(call.id("database"), call.caller()));
  }

  ObjectNode update(Call call) {
    Shape.object(call.body(), "body", UPDATE);
    Database database = workspace.database(call.id("database"), call.caller());
    JsonNode body = Looks.checked(call, workspace);
    if (body.has("parent")) {
      database.move(
          new Parents(workspace, call.caller()).ofDatabase(body.get("parent")),
          workspace.clock().now());
    }
    database.update(body, workspace.clock().now());
    return shown(call).database(database);
  }

  private Shown shown(Call call) {
    return new Shown(workspace, call.caller(), call.version());
  }
}
