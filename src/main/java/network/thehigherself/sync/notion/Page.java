package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import network.thehigherself.sync.property.NotionId;

/**
 * A page as Notion answered it. Ids are dashed and in lower case; what the answer does not hold is
 * null.
 *
 * @param id the page's id
 * @param createdTime rounded down to the minute
 * @param lastEditedTime rounded down to the minute
 * @param createdBy the id of the user or bot
 * @param lastEditedBy the id of the user or bot
 * @param inTrash whether it is in the trash ({@code archived} before version 2026-03-11)
 * @param archived whether it was archived, which is something else ({@code is_archived})
 * @param dataSourceId the data source that it is a row of; null where it is no row
 * @param properties by decoded property id, each as Notion answered it
 */
public record Page(
    String id,
    Instant createdTime,
    Instant lastEditedTime,
    String createdBy,
    String lastEditedBy,
    boolean inTrash,
    boolean archived,
    String dataSourceId,
    Map<String, JsonNode> properties) {

  public Page {
    properties = Map.copyOf(properties);
  }

  /** Reads a page; keys that it does not know do not matter. */
  static Page of(JsonNode json) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    json.path("properties")
        .forEach(property -> properties.put(PropertyId.decoded(property), property));
    return new Page(
        id(json.path("id")),
        time(json.path("created_time")),
        time(json.path("last_edited_time")),
        id(json.path("created_by").path("id")),
        id(json.path("last_edited_by").path("id")),
        json.path(json.has("in_trash") ? "in_trash" : "archived").asBoolean(),
        json.path("is_archived").asBoolean(),
        id(json.path("parent").path("data_source_id")),
        properties);
  }

  /** A property of the page; empty where the answer left it out. */
  public Optional<JsonNode> property(String propertyId) {
    return Optional.ofNullable(properties.get(propertyId));
  }

  /** The same page with one property replaced. */
  Page with(String propertyId, JsonNode property) {
    Map<String, JsonNode> replaced = new LinkedHashMap<>(properties);
    replaced.put(propertyId, property);
    return new Page(
        id,
        createdTime,
        lastEditedTime,
        createdBy,
        lastEditedBy,
        inTrash,
        archived,
        dataSourceId,
        replaced);
  }

  private static String id(JsonNode id) {
    String text = id.textValue();
    return text == null ? null : NotionId.dashed(text).orElse(text);
  }

  private static Instant time(JsonNode time) {
    return time.isTextual() ? OffsetDateTime.parse(time.textValue()).toInstant() : null;
  }
}
