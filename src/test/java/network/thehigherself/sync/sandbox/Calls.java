package network.thehigherself.sync.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import network.thehigherself.sync.sandbox.workspace.Json;

/** A plain client of the sandbox: what it sends is exactly what a test says. */
final class Calls {

  /** Status, body and headers of an answer. */
  record Reply(int status, JsonNode body, HttpResponse<String> raw) {

    /** Notion's error code. */
    String code() {
      return body.path("code").asText();
    }

    /** Notion's error message. */
    String message() {
      return body.path("message").asText();
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final String baseUrl;
  private final String token;
  private final String version;

  private Calls(String baseUrl, String token, String version) {
    this.baseUrl = baseUrl;
    this.token = token;
    this.version = version;
  }

  static Calls to(Sandbox sandbox) {
    return new Calls(sandbox.baseUrl(), sandbox.token(), "2025-09-03");
  }

  Calls as(String otherToken) {
    return new Calls(baseUrl, otherToken, version);
  }

  Calls version(String otherVersion) {
    return new Calls(baseUrl, token, otherVersion);
  }

  Reply get(String path) throws IOException, InterruptedException {
    return send("GET", path, null);
  }

  Reply post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  Reply patch(String path, String body) throws IOException, InterruptedException {
    return send("PATCH", path, body);
  }

  Reply delete(String path) throws IOException, InterruptedException {
    return send("DELETE", path, null);
  }

  private Reply send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(method, publisher);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (version != null) {
      request.header("Notion-Version", version);
    }
    HttpResponse<String> raw = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    boolean json =
        raw.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    return new Reply(raw.statusCode(), json ? Json.parse(raw.body()) : Json.nothing(), raw);
  }
}
