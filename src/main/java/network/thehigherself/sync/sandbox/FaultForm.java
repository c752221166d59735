package network.thehigherself.sync.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import network.thehigherself.sync.sandbox.http.Fault;
import network.thehigherself.sync.sandbox.workspace.Json;

/** A fault as the control address writes it; {@code controls.txt} explains the keys. */
final class FaultForm {

  private FaultForm() {}

  /** The fault that the JSON describes. */
  static Fault read(JsonNode form) {
    Fault fault = action(form).on(form.path("method").asText("*"), form.path("path").asText("**"));
    fault = fault.times(form.path("times").asInt(1)).after(form.path("after").asInt(0));
    fault = fault.probability(form.path("probability").asDouble(1));
    if (form.has("retry_after")) {
      fault = fault.retryAfter(form.get("retry_after").asInt());
    }
    if (form.has("code")) {
      fault = fault.code(form.get("code").asText());
    }
    if (form.has("message")) {
      fault = fault.saying(form.get("message").asText());
    }
    return form.path("carried_out").asBoolean(false) ? fault.onceCarriedOut() : fault;
  }

  /** The JSON that describes the fault. */
  static ObjectNode write(Fault fault) {
    ObjectNode form =
        Json.object()
            .put("action", fault.action().wireName())
            .put("method", fault.meeting().method());
    form.put("path", fault.meeting().path())
        .put("status", fault.status())
        .put("carried_out", fault.carriedOut());
    return form.put("after", fault.meeting().after())
        .put("times", fault.meeting().times())
        .put("probability", fault.meeting().probability());
  }

  private static Fault action(JsonNode form) {
    return switch (form.path("action").asText("error")) {
      case "error" -> Fault.error(form.path("status").asInt(500));
      case "html" -> Fault.html(form.path("status").asInt(502));
      case "reset" -> Fault.reset();
      case "lost" -> Fault.lost();
      case "hang" -> Fault.hang(Duration.ofSeconds(form.path("seconds").asInt(60)));
      case "half" -> Fault.half();
      case "saved" -> Fault.saved();
      case "wrong" -> Fault.wrong();
      case "blocked" -> Fault.blocked();
      default ->
          throw new IllegalArgumentException("No such action: " + form.get("action").asText());
    };
  }
}
