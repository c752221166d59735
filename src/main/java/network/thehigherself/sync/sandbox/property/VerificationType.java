package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;

/** {@code verification}: whether somebody vouches for the page, who, and until when. */
final class VerificationType implements PropertyType {

  @Override
  public String name() {
    return "verification";
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    Shape.object(written, incoming.path(), Set.of("state", "date"));
    String state = Shape.text(written.get("state"), incoming.path() + ".state");
    if (state.equals("unverified")) {
      return null;
    }
    if (!state.equals("verified")) {
      throw Refusal.shape(
          incoming.path() + ".state",
          "should be `\"verified\"` or `\"unverified\"`",
          written.get("state"));
    }
    ObjectNode stored = Json.object().put("by", incoming.writer().id());
    if (written.hasNonNull("date")) {
      stored.set("date", Dates.accept(written.get("date"), incoming.path() + ".date"));
    }
    return stored;
  }

  @Override
  public JsonNode value(Cell cell) {
    ObjectNode shown = Json.object().put("state", state(cell));
    if (cell.stored() == null) {
      return shown.putNull("date").putNull("verified_by");
    }
    shown.set(
        "date", cell.stored().has("date") ? Dates.show(cell.stored().get("date")) : Json.nothing());
    return shown.set(
        "verified_by", cell.workspace().people().member(cell.stored().get("by").asText()).show());
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    String wanted =
        Shape.text(
            Shape.object(condition, context.path(), Set.of("status")).get("status"),
            context.path());
    return cell -> wanted.equals(cell.stored() == null ? "none" : state(cell));
  }

  private static String state(Cell cell) {
    if (cell.stored() == null) {
      return "unverified";
    }
    JsonNode end = cell.stored().path("date").path("end");
    boolean expired =
        end.isTextual()
            && Dates.instant(end.asText(), "end").isBefore(cell.workspace().clock().now());
    return expired ? "expired" : "verified";
  }
}
