package network.thehigherself.sync.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as it came over the wire.
 *
 * @param path still encoded
 * @param queryString still encoded; null without one
 * @param authorization the header, or null
 * @param version the header {@code Notion-Version}, or null
 * @param body UTF-8 text, empty without a body
 * @param baseUrl the sandbox's own address
 */
public record RawRequest(
    String method,
    String path,
    String queryString,
    String authorization,
    String version,
    String body,
    String baseUrl) {

  /** The query string decoded; a parameter may come several times. */
  public Map<String, List<String>> query() {
    Map<String, List<String>> query = new HashMap<>();
    if (queryString != null && !queryString.isEmpty()) {
      for (String pair : queryString.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        query
            .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
            .add(parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
