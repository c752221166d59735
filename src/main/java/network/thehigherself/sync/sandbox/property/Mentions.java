package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.User;

/** Mentions of people, pages and dates inside text. */
final class Mentions {

  private Mentions() {}

  /** What to store of a mention: its kind and the id or date it points to. */
  static JsonNode accept(JsonNode written, Incoming incoming, String path) {
    Shape.object(written, path, Set.of("type", "user", "page", "date"));
    if (written.has("user")) {
      Shape.object(written.get("user"), path + ".user", Set.of("object", "id"));
      String id = Shape.id(written.get("user").get("id"), path + ".user.id");
      return Json.object()
          .set("user", Json.object().put("id", incoming.workspace().people().member(id).id()));
    }
    if (written.has("page")) {
      Shape.object(written.get("page"), path + ".page", Set.of("id"));
      String id = Shape.id(written.get("page").get("id"), path + ".page.id");
      incoming.workspace().page(id, incoming.writer());
      return Json.object().set("page", Json.object().put("id", id));
    }
    return Json.object().set("date", Dates.accept(written.get("date"), path + ".date"));
  }

  /** Puts mention, text and link into the item as an answer shows it. */
  static void show(JsonNode stored, Cell cell, ObjectNode item) {
    if (stored.has("user")) {
      User user = cell.workspace().people().member(stored.get("user").get("id").asText());
      mention(item, "user", user.show());
      item.put("plain_text", "@" + user.name()).putNull("href");
    } else if (stored.has("page")) {
      String id = stored.get("page").get("id").asText();
      Optional<Page> page = cell.workspace().visiblePage(id, cell.reader());
      mention(item, "page", Json.object().put("id", id));
      item.put(
          "plain_text",
          page.map(found -> cell.workspace().title(found, found.state())).orElse("Untitled"));
      item.put("href", "https://app.notion.com/p/" + id.replace("-", ""));
    } else {
      ObjectNode date = Dates.show(stored.get("date"));
      mention(item, "date", date);
      String end = date.get("end").isNull() ? "" : " → " + date.get("end").asText();
      item.put("plain_text", date.get("start").asText() + end).putNull("href");
    }
  }

  private static void mention(ObjectNode item, String kind, JsonNode target) {
    item.set("mention", Json.object().put("type", kind).set(kind, target));
  }
}
