package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * Notion's error in JSON (Notion, "Status codes").
 *
 * @param json the body; anything else than an error has no code
 */
record ErrorBody(JsonNode json) {
  // These go into messages, so nothing but names and ids may pass.
  private static final Pattern CODE = Pattern.compile("[a-z_]{1,64}");
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

  /** Notion's name of the error; null where this is not an error of Notion's. */
  String code() {
    return "error".equals(json.path("object").textValue()) ? text(json.path("code"), CODE) : null;
  }

  boolean isNotions() {
    return code() != null;
  }

  /** Notion's id of the request; null where it does not say. */
  String requestId() {
    return text(json.path("request_id"), ID);
  }

  /** Notion's own sentence; null where there is none. */
  String message() {
    return isNotions() ? json.path("message").textValue() : null;
  }

  /** How long to wait, as in the header Retry-After; null where the body does not say. */
  String retryAfter() {
    JsonNode seconds = more().path("retry_after");
    return seconds.isValueNode() ? seconds.asText() : null;
  }

  /** What was created although the answer is an error; null where the body does not say. */
  String committedResourceId() {
    return text(more().path("committed_resource_id"), ID);
  }

  /** Whether Notion lets this connection ask nothing more (Notion, "Request limits"). */
  boolean isBlocked() {
    return more().path("rate_limit_reason").asText().equals("public_api_request_blocked");
  }

  private JsonNode more() {
    return json.path("additional_data");
  }

  private static String text(JsonNode node, Pattern allowed) {
    String text = node.textValue();
    return text != null && allowed.matcher(text).matches() ? text : null;
  }
}
