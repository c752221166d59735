package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** One property of one page in full: lists in pages, everything else at once. */
final class PropertyItemEndpoint {

  private final Workspace workspace;

  PropertyItemEndpoint(Workspace workspace) {
    this.workspace = workspace;
  }

  ObjectNode retrieve(Call call) {
    Page page = workspace.page(call.id("page"), call.caller());
    String given = call.path().get("property_id");
    Property property =
        workspace
            .property(page.state().parent(), given, call.caller())
            .orElseThrow(
                () -> Refusal.validation("%s is not a property that exists.".formatted(given)));
    Cell cell = new Cell(workspace, call.caller(), property, page, page.state());
    Optional<List<JsonNode>> items = property.type().items(cell);
    return items.isPresent()
        ? list(call, cell, items.get())
        : item(property, property.type().value(cell));
  }

  private static ObjectNode list(Call call, Cell cell, List<JsonNode> items) {
    Offsets.Part<JsonNode> part = Offsets.cut(items, call);
    Property property = cell.property();
    String type = property.type().name();
    ObjectNode list =
        Shown.list(
            "property_item",
            part.elements().stream().map(element -> item(property, element)).toList(),
            part.cursor());
    String address =
        "%s/v1/pages/%s/properties/%s".formatted(call.baseUrl(), cell.page().id(), property.id());
    ObjectNode about = list.putObject("property_item").put("id", property.id());
    about.put(
        "next_url", part.cursor() == null ? null : address + "?start_cursor=" + part.cursor());
    about
        .put("type", type)
        .set(type, type.equals("rollup") ? property.type().value(cell) : Json.object());
    return list;
  }

  private static ObjectNode item(Property property, JsonNode value) {
    String type = property.type().name();
    ObjectNode item = Json.object().put("object", "property_item").put("type", type);
    return item.put("id", property.id()).set(type, value);
  }
}
