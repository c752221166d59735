package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.ValueJson;

/** Parameters in the forms that the driver takes. */
final class Bind {
  private Bind() {}

  /** For {@code any(cast(:keys as uuid[]))}. */
  static String array(Collection<UUID> keys) {
    return keys.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }

  /** For {@code cast(:times as timestamptz[])}. */
  static String times(Collection<Instant> times) {
    return times.stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
  }

  /** For a timestamptz; null stays null. */
  static OffsetDateTime time(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /** An array with one object per record, for {@code jsonb_to_recordset}. */
  static <T> String records(Collection<T> records, BiConsumer<T, ObjectNode> columns) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    records.forEach(record -> columns.accept(record, array.addObject()));
    return Storable.json(array.toString());
  }

  /** Values by field, each as {@link ValueJson} writes it. */
  static ObjectNode values(Map<String, Value> values) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    values.forEach((field, value) -> object.set(field, ValueJson.encode(value)));
    return object;
  }

  /** One value as the text of its JSON; null for null and for a value that nobody knows. */
  static String json(Value value) {
    return value == null || !value.isKnown()
        ? null
        : Storable.json(ValueJson.encode(value).toString());
  }

  /** Ids, instants and JSON in a record; null stays null. */
  static String text(Object content) {
    return content == null ? null : content.toString();
  }
}
