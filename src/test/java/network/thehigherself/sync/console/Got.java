package network.thehigherself.sync.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import network.thehigherself.sync.property.Json;

/**
 * What a server answered to a request of which every header is the test's own: a browser's client
 * would not say just anything.
 */
public record Got(int status, List<String> headers, String body) {

  /** Sends a request without a body. */
  public static Got of(URI server, String request, String... headers) {
    return ofText(server, request, "", headers);
  }

  /**
   * Sends a request.
   *
   * @param request method and path, such as "GET /console/"
   * @param headers each a line such as "Origin: null"; one for the host is added where there is
   *     none
   */
  static Got ofText(URI server, String request, String body, String... headers) {
    String host = "Host: " + server.getAuthority();
    boolean isNamed = Stream.of(headers).anyMatch(header -> header.startsWith("Host: "));
    String lines = String.join("\r\n", headers) + (headers.length > 0 ? "\r\n" : "");
    String text =
        "%s HTTP/1.1\r\n%s%sConnection: close\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(request, isNamed ? "" : host + "\r\n", lines, body.length(), body);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(text.getBytes(UTF_8));
      return parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Got parse(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    List<String> head = answer.substring(0, end).lines().toList();
    int status = Integer.parseInt(head.get(0).substring(9, 12));
    return new Got(status, head.subList(1, head.size()), answer.substring(end + 4));
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
        .map(header -> header.substring(name.length() + 2))
        .findFirst();
  }

  public JsonNode json() {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
