package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.property.Json;

/**
 * The databases that lie on a page. They are listed as blocks of the page and not searched for: a
 * search lags behind and would make a second database.
 */
final class ChildDatabases {
  private final Notion notion;
  private final String pageId;

  ChildDatabases(Notion notion, String pageId) {
    this.notion = notion;
    this.pageId = pageId;
  }

  /** Per title the ids of the databases that have it. */
  Map<String, List<String>> byTitle() {
    Map<String, List<String>> found = new HashMap<>();
    String cursor = null;
    do {
      String query = "page_size=100" + (cursor == null ? "" : "&start_cursor=" + cursor);
      JsonNode answer =
          notion.call("GET", "/v1/blocks/" + pageId + "/children", query, null).json();
      for (JsonNode block : answer.path("results")) {
        if (block.path("type").asText().equals("child_database")
            && !block.path("in_trash").asBoolean()) {
          found
              .computeIfAbsent(
                  block.path("child_database").path("title").asText(), title -> new ArrayList<>())
              .add(Notion.id(block));
        }
      }
      cursor = answer.path("has_more").asBoolean() ? answer.path("next_cursor").asText() : null;
    } while (cursor != null);
    return found;
  }

  /**
   * Makes a database on the page. Where the answer is lost, the page is asked whether it is there.
   *
   * @param properties those of its one data source
   * @return its id
   */
  String make(Mapping mapping, ObjectNode properties) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("parent").put("type", "page_id").put("page_id", pageId);
    body.putArray("title")
        .addObject()
        .put("type", "text")
        .putObject("text")
        .put("content", mapping.title());
    body.putObject("initial_data_source").set("properties", properties);
    try {
      return Notion.id(notion.call("POST", "/v1/databases", null, body).json());
    } catch (NotionException lost) {
      List<String> made =
          lost.trouble() == Trouble.AMBIGUOUS
              ? byTitle().getOrDefault(mapping.title(), List.of())
              : List.of();
      if (made.size() == 1) {
        return made.get(0);
      }
      throw lost;
    }
  }
}
