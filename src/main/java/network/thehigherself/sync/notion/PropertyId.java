package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The ids of properties. Notion answers them URL-encoded ({@code %3AUPp}) in most places and as
 * they are ({@code :UPp}) in others, so they are compared decoded, and sent as they were answered.
 */
final class PropertyId {
  private PropertyId() {}

  /** The decoded id of a property, in a page or in a schema. */
  static String decoded(JsonNode property) {
    String answered = property.path("id").asText();
    try {
      // A plus stands for itself: these are parts of a path, not of a form.
      return URLDecoder.decode(answered.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException alreadyDecoded) {
      return answered;
    }
  }
}
