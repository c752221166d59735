package network.thehigherself.sync.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import network.thehigherself.sync.sandbox.http.Answer;
import network.thehigherself.sync.sandbox.http.RawRequest;
import network.thehigherself.sync.sandbox.http.RequestLog;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Refusal;

/**
 * The control address {@code /_sandbox}; {@code controls.txt} in the resources says what each does.
 */
final class Controls implements Function<RawRequest, Answer> {

  private final Sandbox sandbox;
  private final Map<String, Function<JsonNode, JsonNode>> addresses = new LinkedHashMap<>();

  Controls(Sandbox sandbox) {
    this.sandbox = sandbox;
    addresses.put("GET /_sandbox", body -> Json.parse(sandbox.firstLine()));
    addresses.put("GET /_sandbox/clock", body -> clock());
    addresses.put("POST /_sandbox/clock", this::setClock);
    addresses.put("POST /_sandbox/lag", body -> done(() -> sandbox.lag(seconds(body, "seconds"))));
    addresses.put("POST /_sandbox/limits", body -> done(() -> limit(body)));
    addresses.put("GET /_sandbox/faults", body -> faults());
    addresses.put(
        "POST /_sandbox/faults", body -> done(() -> sandbox.faults().add(FaultForm.read(body))));
    addresses.put("DELETE /_sandbox/faults", body -> done(() -> sandbox.faults().clear()));
    addresses.put("GET /_sandbox/requests", body -> requests());
    addresses.put("POST /_sandbox/requests", this::latestRequests);
    addresses.put("DELETE /_sandbox/requests", body -> done(() -> sandbox.requests().reset()));
    addresses.put("POST /_sandbox/share", body -> done(() -> sandbox.share(text(body, "id"))));
    addresses.put("POST /_sandbox/unshare", body -> done(() -> sandbox.unshare(text(body, "id"))));
    addresses.put(
        "POST /_sandbox/trashed_references",
        body -> done(() -> sandbox.showTrashedReferences(body.path("shown").asBoolean(true))));
    addresses.put(
        "POST /_sandbox/purge", body -> done(() -> sandbox.pages().purge(text(body, "page_id"))));
    addresses.put(
        "POST /_sandbox/result",
        body ->
            done(
                () ->
                    sandbox
                        .pages()
                        .result(
                            text(body, "page_id"), text(body, "property"), body.get("result"))));
    addresses.put("POST /_sandbox/bulk", this::bulk);
    addresses.put("POST /_sandbox/schema", body -> done(() -> schema(body)));
    addresses.put(
        "POST /_sandbox/create", body -> id(person(body).create(source(body), values(body))));
    addresses.put(
        "POST /_sandbox/edit",
        body -> done(() -> person(body).edit(text(body, "page_id"), values(body))));
    addresses.put("POST /_sandbox/add", body -> done(() -> add(body)));
    addresses.put(
        "POST /_sandbox/trash", body -> done(() -> person(body).trash(text(body, "page_id"))));
    addresses.put(
        "POST /_sandbox/restore", body -> done(() -> person(body).restore(text(body, "page_id"))));
    addresses.put(
        "POST /_sandbox/archive",
        body ->
            done(
                () ->
                    person(body)
                        .archive(text(body, "page_id"), body.path("is_archived").asBoolean(true))));
    addresses.put(
        "POST /_sandbox/move",
        body -> done(() -> person(body).move(text(body, "page_id"), source(body))));
    addresses.put(
        "POST /_sandbox/duplicate", body -> id(person(body).duplicate(text(body, "page_id"))));
  }

  /** The addresses that there are, as method and path. */
  Set<String> known() {
    return addresses.keySet();
  }

  @Override
  public Answer apply(RawRequest request) {
    if (request.path().equals("/_sandbox/help")) {
      return Answer.text(Sandbox.controlsHelp());
    }
    Function<JsonNode, JsonNode> control = addresses.get(request.method() + " " + request.path());
    try {
      if (control == null) {
        throw new IllegalArgumentException(
            "There is no such control; GET /_sandbox/help lists them.");
      }
      return Answer.plain(
          control.apply(request.body().isEmpty() ? Json.object() : Json.parse(request.body())));
    } catch (Refusal refusal) {
      return Answer.error(refusal, null);
    } catch (RuntimeException e) {
      return Answer.error(Refusal.validation(String.valueOf(e.getMessage())), null);
    }
  }

  private JsonNode setClock(JsonNode body) {
    if (body.has("fixed")) {
      sandbox.clock().fixed(Instant.parse(text(body, "fixed")));
    } else if (body.has("offset_seconds")) {
      sandbox.clock().offset(seconds(body, "offset_seconds"));
    } else if (body.has("advance_seconds")) {
      sandbox.clock().advance(seconds(body, "advance_seconds"));
    } else {
      sandbox.clock().real();
    }
    return clock();
  }

  private JsonNode clock() {
    return Json.object()
        .put("now", sandbox.clock().now().toString())
        .put("mode", sandbox.clock().mode());
  }

  private void limit(JsonNode body) {
    double rate = body.path("requests_per_second").asDouble(0);
    sandbox.limits().set(rate, body.path("burst").asInt((int) Math.ceil(rate)));
  }

  private JsonNode faults() {
    ArrayNode waiting = Json.array();
    sandbox.faults().waiting().forEach(fault -> waiting.add(FaultForm.write(fault)));
    return Json.object().set("faults", waiting);
  }

  private JsonNode requests() {
    ObjectNode counted =
        Json.object()
            .put("total", sandbox.requests().total())
            .put("writes", sandbox.requests().writes());
    counted.set("counts", Json.of(sandbox.requests().counts()));
    return counted;
  }

  private JsonNode latestRequests(JsonNode body) {
    RequestLog log = sandbox.requests();
    ObjectNode answer = Json.object();
    ArrayNode latest = answer.putArray("requests");
    synchronized (log) {
      answer.put("number", log.number());
      log.entriesAfter(body.path("after").asLong(0)).forEach(entry -> latest.add(shown(entry)));
    }
    return answer;
  }

  private static ObjectNode shown(RequestLog.Entry entry) {
    ObjectNode shown = Json.object().put("at", entry.at().toString()).put("kind", entry.kind());
    shown.put("path", entry.path()).put("status", entry.status()).put("fault", entry.fault());
    return shown.put("carried_out", entry.carriedOut()).put("body", entry.body());
  }

  private void add(JsonNode body) {
    person(body).add(text(body, "page_id"), text(body, "property"), text(body, "element"));
  }

  private JsonNode bulk(JsonNode body) {
    Duration between =
        body.has("seconds_between") ? seconds(body, "seconds_between") : Duration.ZERO;
    return Json.object()
        .set(
            "page_ids",
            Json.of(
                sandbox.pages().bulk(text(body, "database"), body.path("pages").asInt(), between)));
  }

  private void schema(JsonNode body) {
    SchemaEdits edits = sandbox.schema(text(body, "database"));
    String property = text(body, "property");
    switch (text(body, "action")) {
      case "rename" -> edits.rename(property, text(body, "name"));
      case "retype" -> edits.retype(property, body.get("configuration"));
      case "remove" -> edits.remove(property);
      case "add" -> edits.add(property, body.get("configuration"));
      case "recreate" -> edits.recreate(property);
      case "rename_option" ->
          edits.renameOption(property, text(body, "option"), text(body, "name"));
      default -> throw new IllegalArgumentException("No such action: " + text(body, "action"));
    }
  }

  private Person person(JsonNode body) {
    return sandbox.person(text(body, "person"));
  }

  private String source(JsonNode body) {
    return sandbox.dataSourceId(text(body, "database"));
  }

  private static Map<String, Object> values(JsonNode body) {
    return Json.MAPPER.convertValue(
        body.path("values"), new TypeReference<Map<String, Object>>() {});
  }

  private static JsonNode id(String id) {
    return Json.object().put("id", id);
  }

  private static JsonNode done(Runnable control) {
    control.run();
    return Json.object().put("ok", true);
  }

  private static Duration seconds(JsonNode body, String key) {
    if (!body.path(key).isNumber()) {
      throw new IllegalArgumentException("The body needs a number \"" + key + "\".");
    }
    return Duration.ofMillis(Math.round(body.get(key).asDouble() * 1000));
  }

  private static String text(JsonNode body, String key) {
    if (!body.path(key).isTextual()) {
      throw new IllegalArgumentException("The body needs a text \"" + key + "\".");
    }
    return body.get(key).asText();
  }
}
