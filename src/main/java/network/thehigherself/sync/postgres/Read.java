package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.ValueJson;

/** Columns of an answer in our own types. */
final class Read {
  private Read() {}

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** The instant in microseconds; null for null. */
  static Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** The JSON in a jsonb column that the sync wrote itself; null for null. */
  static JsonNode json(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : json(text);
  }

  static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("PostgreSQL answered JSON that cannot be read");
    }
  }

  /** Values by field; none for null. */
  static Map<String, Value> values(ResultSet row, String column) throws SQLException {
    JsonNode object = json(row, column);
    return object == null ? Map.of() : values(object);
  }

  /** Values by field. */
  static Map<String, Value> values(JsonNode object) {
    Map<String, Value> values = new LinkedHashMap<>();
    object.properties().forEach(at -> values.put(at.getKey(), ValueJson.decode(at.getValue())));
    return values;
  }

  /** One value; null for SQL's null. */
  static Value value(ResultSet row, String column) throws SQLException {
    JsonNode json = json(row, column);
    return json == null ? null : ValueJson.decode(json);
  }
}
