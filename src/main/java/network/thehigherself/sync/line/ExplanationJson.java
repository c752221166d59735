package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Objects;
import network.thehigherself.sync.plan.FieldPlan;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.PastChange;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.ValueJson;

/**
 * An {@link Explanation} as JSON. Values are written as {@link ValueJson} does, one that cannot be
 * read as {@code {"unknown": why}}. The names are a contract.
 */
public final class ExplanationJson {
  private ExplanationJson() {}

  /** As the contract names it. */
  public static ObjectNode of(Explanation record) {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("database", record.database())
            .put("key", record.key().toString())
            .put("page_id", text(record.pageId()))
            .put("page", record.page())
            .put("row", record.row())
            .put("linked", record.linked());
    json.set("plan", plan(record.plan()));
    ArrayNode fields = json.putArray("fields");
    record.fields().forEach(field -> fields.add(field(field)));
    ArrayNode pending = json.putArray("pending_references");
    record
        .pending()
        .forEach(
            one ->
                pending
                    .addObject()
                    .put("field", one.field())
                    .put("target_database", one.targetDatabase())
                    .put("target", one.target()));
    json.set("owed", owed(record));
    ArrayNode intents = json.putArray("open_intents");
    record
        .intents()
        .forEach(
            intent ->
                intents
                    .addObject()
                    .put("page", step(intent.step()))
                    .put("at", text(intent.at()))
                    .set("fields", Json.MAPPER.valueToTree(intent.page().keySet())));
    ArrayNode conflicts = json.putArray("conflicts");
    record
        .conflicts()
        .forEach(one -> conflicts.addObject().put("id", one.id()).put("field", one.field()));
    ArrayNode letters = json.putArray("dead_letters");
    record
        .deadLetters()
        .forEach(one -> letters.addObject().put("id", one.id()).put("reason", one.reason()));
    ArrayNode history = json.putArray("history");
    record.history().forEach(change -> history.add(change(change)));
    return json;
  }

  private static ObjectNode plan(Plan plan) {
    return Json.MAPPER
        .createObjectNode()
        .put("page", step(plan.page()))
        .put("row", step(plan.row()))
        .put("deleted", plan.deleted())
        .put("hold", plan.hold());
  }

  private static ObjectNode field(Explanation.Field field) {
    ObjectNode json = Json.MAPPER.createObjectNode().put("field", field.name());
    json.set("base", json(field.baseRow()));
    json.set("base_page", json(field.basePage()));
    json.set("page", json(field.page()));
    json.set("row", json(field.row()));
    FieldPlan plan = field.plan();
    json.put("rule", plan == null ? null : plan.rule().label());
    if (plan != null) {
      json.put("reason", plan.reason() == null ? plan.rule().sentence() : plan.reason());
      put(json, "to_page", plan.toPage());
      put(json, "to_row", plan.toRow());
      put(json, "loser", plan.loser());
    }
    return json;
  }

  private static void put(ObjectNode json, String name, Value value) {
    if (value != null) {
      json.set(name, json(value));
    }
  }

  private static JsonNode owed(Explanation record) {
    if (record.owed() == null) {
      return Json.MAPPER.nullNode();
    }
    return Json.MAPPER
        .createObjectNode()
        .put("reason", record.owed().owed().reason())
        .put("held", record.owed().owed().held())
        .put("since", text(record.owed().since()))
        .put("attempts", record.owed().attempts())
        .put("waits_for", text(record.owed().owed().waitsFor()))
        .put("next_try", text(record.owed().owed().nextTry()));
  }

  private static ObjectNode change(PastChange change) {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("id", change.id())
            .put("at", text(change.at()))
            .put("run", text(change.run()))
            .put("field", change.field())
            .put("side", change.side().text())
            .put("action", change.action());
    json.set("before", change.before());
    json.set("after", change.after());
    json.set("loser", change.loser());
    return json.put("reason", change.reason()).put("undone_by", text(change.undoneBy()));
  }

  /** One value; null for none. */
  public static JsonNode json(Value value) {
    if (value instanceof Value.Unknown unknown) {
      return Json.MAPPER.createObjectNode().put("unknown", unknown.reason());
    }
    return value == null ? Json.MAPPER.nullNode() : ValueJson.encode(value);
  }

  private static String step(Enum<?> step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  private static String text(Object content) {
    return Objects.toString(content, null);
  }
}
