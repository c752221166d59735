package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request that Notion would refuse: the HTTP status, the error code and the message of its
 * answer.
 */
public final class Refusal extends RuntimeException {

  private final int status;
  private final String code;
  private final transient ObjectNode additionalData;

  /**
   * @param additionalData what the answer carries in {@code additional_data}, or null
   */
  public Refusal(int status, String code, String message, ObjectNode additionalData) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.additionalData = additionalData;
  }

  /** 400 with the given message. */
  public static Refusal validation(String message) {
    return new Refusal(400, "validation_error", message, null);
  }

  /** 400 in the form that Notion uses for a body, path or query that has the wrong shape. */
  public static Refusal shape(String path, String rule, JsonNode instead) {
    String root = path.replaceAll("[.\\[].*", "");
    String found = instead == null || instead.isMissingNode() ? "undefined" : abbreviated(instead);
    return validation(
        "%s failed validation: %s %s, instead was `%s`.".formatted(root, path, rule, found));
  }

  /** 404: absent or not shared; Notion does not say which. */
  public static Refusal notFound(String kind, String id, User integration) {
    String message =
        "Could not find %s with ID: %s. Make sure the relevant pages and databases are shared with your integration \"%s\"."
            .formatted(kind, id, integration.name());
    return new Refusal(
        404, "object_not_found", message, Json.object().put("integration_id", integration.id()));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Notion's stable error code. */
  public String code() {
    return code;
  }

  /** What the answer carries beside the message, or null. */
  public ObjectNode additionalData() {
    return additionalData;
  }

  private static String abbreviated(JsonNode node) {
    String text = node.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
