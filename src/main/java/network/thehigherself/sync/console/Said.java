package network.thehigherself.sync.console;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.property.Json;

/** The answer to a request that was carried out. */
final class Said {
  private Said() {}

  /** One sentence for the person who asked. */
  static JsonNode that(String message) {
    return Json.MAPPER.createObjectNode().put("message", message);
  }
}
