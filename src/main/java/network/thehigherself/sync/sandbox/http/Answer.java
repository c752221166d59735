package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Refusal;

/**
 * What goes back over the wire.
 *
 * @param retryAfter seconds for the header of that name, or null
 */
public record Answer(int status, String contentType, String body, Integer retryAfter) {

  private static final String JSON = "application/json; charset=utf-8";

  /** 200 with a document of Notion's, which gets its request id. */
  static Answer ok(ObjectNode document) {
    return new Answer(
        200, JSON, written(document.put("request_id", UUID.randomUUID().toString())), null);
  }

  /** 200 with any document. */
  public static Answer plain(JsonNode document) {
    return new Answer(200, JSON, written(document), null);
  }

  /** Plain text. */
  public static Answer text(String text) {
    return new Answer(200, "text/plain; charset=utf-8", text, null);
  }

  /** What a proxy in front of Notion answers when it is the one that fails. */
  static Answer html(int status) {
    String page =
        "<html><head><title>%d</title></head><body><h1>%d</h1></body></html>"
            .formatted(status, status);
    return new Answer(status, "text/html; charset=utf-8", page, null);
  }

  /** An error in Notion's shape. */
  public static Answer error(Refusal refusal, Integer retryAfter) {
    ObjectNode error = Json.object().put("object", "error").put("status", refusal.status());
    error.put("code", refusal.code()).put("message", refusal.getMessage());
    if (refusal.additionalData() != null) {
      error.set("additional_data", refusal.additionalData());
    }
    error.put("request_id", UUID.randomUUID().toString());
    return new Answer(refusal.status(), JSON, written(error), retryAfter);
  }

  private static String written(JsonNode document) {
    try {
      return Json.MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A document of the sandbox could not be written as JSON.", e);
    }
  }
}
