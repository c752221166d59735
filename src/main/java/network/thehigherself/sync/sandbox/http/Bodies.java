package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;

/** Reads request bodies. */
final class Bodies {

  /** Notion: "Request limits", 500 KB per payload. */
  private static final int MOST_BYTES = 500 * 1024;

  private Bodies() {}

  /** The body as an object; no body is an empty object. */
  static JsonNode read(String body, Version version) {
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw Refusal.validation(
          "body failed validation: body size should be ≤ `%d` bytes, instead was `%d`."
              .formatted(MOST_BYTES, bytes));
    }
    JsonNode read = Shape.object(parse(body), "body");
    if (read.has("archived") && !version.saysArchived()) {
      throw Refusal.shape("body.archived", "should be not present", read.get("archived"));
    }
    return read;
  }

  private static JsonNode parse(String body) {
    try {
      return body.isEmpty() ? Json.object() : Json.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Refusal(400, "invalid_json", "Error parsing JSON body.", null);
    }
  }
}
