package network.thehigherself.sync.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import network.thehigherself.sync.property.Json;

/**
 * Why a request is not carried out.
 *
 * @param status of HTTP
 * @param message one sentence for a person
 */
record Refusal(int status, String message) {

  /** As the page reads it. */
  String json() {
    return Json.MAPPER.createObjectNode().put("error", message).toString();
  }

  /** Answers with it. */
  void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(json().getBytes(StandardCharsets.UTF_8));
  }
}
