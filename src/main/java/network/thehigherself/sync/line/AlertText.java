package network.thehigherself.sync.line;

import network.thehigherself.sync.property.Json;
import org.apache.camel.Body;

/** An alert in the form that Slack and its likes take (Slack, "Incoming webhooks"). */
public final class AlertText {

  /** {@code {"text": …}} with the sentence in it. */
  public String json(@Body String sentence) {
    return Json.MAPPER.createObjectNode().put("text", sentence).toString();
  }
}
