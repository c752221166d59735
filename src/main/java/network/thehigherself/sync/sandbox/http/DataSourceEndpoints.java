package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Database;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Look;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.SchemaWriter;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** Data sources: the schema of the rows. */
final class DataSourceEndpoints {

  private static final Set<String> CREATE = Set.of("parent", "properties", "title", "icon");
  private static final Set<String> UPDATE =
      Set.of("parent", "properties", "title", "icon", "in_trash", "archived");

  private final Workspace workspace;

  DataSourceEndpoints(Workspace workspace) {
    this.workspace = workspace;
  }

  ObjectNode create(Call call) {
    Shape.object(call.body(), "body", CREATE);
    JsonNode body = Looks.checked(call, workspace);
    Database database = new Parents(workspace, call.caller()).database(body.get("parent"));
    JsonNode properties = body.has("properties") ? body.get("properties") : Json.object();
    DataSource made =
        new SchemaWriter(workspace)
            .createDataSource(call.caller(), database, Look.BARE.changed(body), properties);
    return shown(call).dataSource(made);
  }

  ObjectNode retrieve(Call call) {
    return shown(call).dataSource(workspace.dataSource(call.id("data_source"), call.caller()));
  }

  ObjectNode update(Call call) {
    Shape.object(call.body(), "body", UPDATE);
    DataSource source = workspace.dataSource(call.id("data_source"), call.caller());
    JsonNode body = Looks.checked(call, workspace);
    boolean restores = body.has("in_trash") || body.has("archived");
    if (source.inTrash() && !restores) {
      throw Refusal.validation(
          "Can't edit block that is archived. You must unarchive the block before editing.");
    }
    if (body.has("properties")) {
      new SchemaWriter(workspace)
          .change(call.caller(), source, body.get("properties"), "body.properties");
    }
    if (body.has("parent")) {
      source.move(new Parents(workspace, call.caller()).database(body.get("parent")));
    }
    source.update(body);
    source.edited(call.caller(), workspace.clock().now());
    return shown(call).dataSource(source);
  }

  private Shown shown(Call call) {
    return new Shown(workspace, call.caller(), call.version());
  }
}
