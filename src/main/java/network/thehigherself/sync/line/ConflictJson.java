package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Conflict;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.ValueJson;

/** A conflict as JSON. The names are a contract. */
public final class ConflictJson {
  private ConflictJson() {}

  /** Without values. */
  public static ObjectNode of(Conflict conflict) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", conflict.id())
        .put("database", conflict.database())
        .put("key", conflict.key().toString())
        .put("field", conflict.field())
        .put("policy", conflict.policy())
        .put("opened_at", conflict.openedAt().toString())
        .put("resolved_at", Objects.toString(conflict.resolvedAt(), null))
        .put("resolution", conflict.resolution());
  }

  /** With the values of both sides: only where a person asked for them. */
  public static ObjectNode withValues(Conflict conflict) {
    ObjectNode json = of(conflict);
    json.set("base", of(conflict.base()));
    json.set("page_value", of(conflict.page()));
    json.set("row_value", of(conflict.row()));
    return json;
  }

  /** One of its values; null is written as JSON's null. */
  public static JsonNode of(Value value) {
    return value == null ? Json.MAPPER.nullNode() : ValueJson.encode(value);
  }
}
