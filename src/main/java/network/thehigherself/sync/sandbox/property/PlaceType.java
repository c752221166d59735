package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;

/** {@code place}: a point on the map, perhaps with name and address. */
final class PlaceType implements PropertyType {

  private static final List<String> TEXTS =
      List.of("name", "address", "aws_place_id", "google_place_id");

  @Override
  public String name() {
    return "place";
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    if (written.isNull()) {
      return null;
    }
    Shape.object(
        written,
        incoming.path(),
        Set.of("lat", "lon", "name", "address", "aws_place_id", "google_place_id"));
    for (String coordinate : List.of("lat", "lon")) {
      if (!written.path(coordinate).isNumber()) {
        throw Refusal.shape(
            incoming.path() + "." + coordinate, "should be a number", written.get(coordinate));
      }
    }
    return written;
  }

  @Override
  public JsonNode value(Cell cell) {
    if (cell.stored() == null) {
      return Json.nothing();
    }
    ObjectNode shown = Json.object();
    shown.set("lat", cell.stored().get("lat"));
    shown.set("lon", cell.stored().get("lon"));
    TEXTS.forEach(
        text ->
            shown.set(text, cell.stored().has(text) ? cell.stored().get(text) : Json.nothing()));
    return shown;
  }
}
