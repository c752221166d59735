package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import network.thehigherself.sync.property.NotionId;

/**
 * A data source: the schema and the rows of a database. Ids are dashed and in lower case.
 *
 * @param id the data source's id
 * @param databaseId the database that it belongs to; null where Notion does not say
 * @param title as people see it
 * @param description what people wrote about it; "" for nothing
 * @param properties by decoded property id, in the order of the answer
 */
public record DataSource(
    String id,
    String databaseId,
    String title,
    String description,
    Map<String, Property> properties) {

  /**
   * A property of the schema.
   *
   * @param id its decoded id, which never changes
   * @param answeredId its id as Notion answered it, which is how it is sent
   * @param name its name, which people change
   * @param type Notion's name of the type, such as "select"
   * @param target the data source that a relation points at; null for every other type
   * @param configuration what Notion says of it beyond that, such as options; may be missing
   */
  public record Property(
      String id,
      String answeredId,
      String name,
      String type,
      String target,
      JsonNode configuration) {

    /** The database that a relation points at; null for every other type, or where unsaid. */
    public String targetDatabase() {
      return DataSource.id(configuration.path("database_id"));
    }
  }

  public DataSource {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** Reads {@code GET /v1/data_sources/{id}}; keys that it does not know do not matter. */
  static DataSource of(JsonNode json) {
    Map<String, Property> properties = new LinkedHashMap<>();
    json.path("properties")
        .properties()
        .forEach(
            entry -> {
              Property property = property(entry.getKey(), entry.getValue());
              properties.put(property.id(), property);
            });
    return new DataSource(
        id(json.path("id")),
        id(json.path("parent").path("database_id")),
        text(json.path("title")),
        text(json.path("description")),
        properties);
  }

  /** The property of this name. */
  public Optional<Property> named(String name) {
    return properties.values().stream()
        .filter(property -> property.name().equals(name))
        .findFirst();
  }

  private static Property property(String name, JsonNode json) {
    return new Property(
        PropertyId.decoded(json),
        json.path("id").asText(),
        name,
        json.path("type").asText(),
        id(json.path("relation").path("data_source_id")),
        json.path(json.path("type").asText()));
  }

  private static String text(JsonNode pieces) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.path("plain_text").asText()));
    return text.toString();
  }

  private static String id(JsonNode id) {
    String text = id.textValue();
    return text == null ? null : NotionId.dashed(text).orElse(text);
  }
}
