package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Codec;
import network.thehigherself.sync.property.Codecs;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.UnwritableException;

/**
 * The body of a PATCH or POST of a page.
 *
 * @param json what to send; nulls in it clear
 * @param refused the fields that are not in it, and why; one bad field does not stop the rest
 */
public record PageBody(JsonNode json, Map<String, String> refused) {

  public PageBody {
    refused = Collections.unmodifiableMap(refused);
  }

  /** Whether there is no property to send. */
  public boolean isEmpty() {
    return json.path("properties").isEmpty();
  }

  /**
   * A change of a page. It says nothing of the trash: {@code in_trash: false} would restore.
   *
   * @param fields what shall change, and only that; known values
   * @param current the page as it is now, from {@link PageFields#whole}
   */
  public static PageBody change(
      Mapping mapping, Binding binding, Map<String, Value> fields, Page current) {
    return write(mapping, binding, fields, current, Json.MAPPER.createObjectNode());
  }

  /**
   * A new page.
   *
   * @param key the row's uuid, which the page carries from its first moment on
   * @param fields what the page shall hold; known values
   */
  public static PageBody creation(
      Mapping mapping,
      Binding binding,
      DataSource dataSource,
      UUID key,
      Map<String, Value> fields) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("parent").put("type", "data_source_id").put("data_source_id", dataSource.id());
    ObjectNode carried = body.putObject("properties").putObject(binding.key().answeredId());
    carried.putArray("rich_text").addObject().putObject("text").put("content", key.toString());
    return write(mapping, binding, fields, null, body);
  }

  /**
   * The same body with a stamp that rides along. A body with nothing to send stays so: a stamp
   * alone is no reason to write.
   *
   * @param current the page as it is now; null for a new one
   */
  public PageBody with(Stamp stamp, Binding binding, Page current) {
    if (isEmpty()) {
      return this;
    }
    ObjectNode stamped = json.deepCopy();
    stamped.withObjectProperty("properties").setAll(stamp.properties(binding, current));
    return new PageBody(stamped, refused);
  }

  /**
   * A stamp alone.
   *
   * @param current the page as it is now
   */
  public static PageBody stamp(Stamp stamp, Binding binding, Page current) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("properties", stamp.properties(binding, current));
    return new PageBody(body, Map.of());
  }

  /** The same body, with which the page goes to the trash. */
  public PageBody trashing() {
    ObjectNode trashing = json.deepCopy();
    return new PageBody(trashing.put("in_trash", true), refused);
  }

  private static PageBody write(
      Mapping mapping, Binding binding, Map<String, Value> fields, Page current, ObjectNode body) {
    ObjectNode properties = body.withObjectProperty("properties");
    Map<String, String> refused = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          try {
            DataSource.Property property = writable(binding, name, value);
            JsonNode before = current == null ? null : current.property(property.id()).orElse(null);
            properties.set(property.answeredId(), codec(mapping, name).write(value, before));
          } catch (UnwritableException why) {
            refused.put(name, why.getMessage());
          }
        });
    return new PageBody(body, refused);
  }

  private static DataSource.Property writable(Binding binding, String field, Value value)
      throws UnwritableException {
    if (!value.isKnown()) {
      throw new UnwritableException("The value is unknown.");
    }
    return binding
        .property(field)
        .orElseThrow(() -> new UnwritableException("Notion does not show this property."));
  }

  private static Codec codec(Mapping mapping, String field) throws UnwritableException {
    return mapping
        .field(field)
        .map(known -> Codecs.of(known.type()))
        .orElseThrow(() -> new UnwritableException("The mapping has no such field."));
  }
}
