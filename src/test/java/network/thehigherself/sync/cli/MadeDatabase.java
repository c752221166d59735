package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.Sandbox;

/**
 * A database that a person makes in the sandbox beside those that are there.
 *
 * @param id the database's id
 * @param dataSourceId the id of its one data source
 */
record MadeDatabase(Sandbox sandbox, String id, String dataSourceId) {

  /**
   * Makes it.
   *
   * @param properties as Notion takes them; single quotes stand for double ones
   */
  static MadeDatabase of(Sandbox sandbox, String title, String properties) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("parent").put("type", "page_id").put("page_id", sandbox.parentPageId());
    body.putArray("title").addObject().putObject("text").put("content", title);
    body.putObject("initial_data_source").set("properties", json(properties));
    JsonNode made = send(sandbox, "POST", "/v1/databases", body);
    return new MadeDatabase(
        sandbox, made.path("id").asText(), made.at("/data_sources/0/id").asText());
  }

  /** Adds properties, or changes those that are there. */
  void change(String properties) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("properties", json(properties));
    send(sandbox, "PATCH", "/v1/data_sources/" + dataSourceId, body);
  }

  /** Its link, as Notion's app copies it. */
  String link() {
    return "https://www.notion.so/higherself/Some-Title-%s?v=00000000000040008000000000000000"
        .formatted(id.replace("-", ""));
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static JsonNode send(Sandbox sandbox, String method, String path, JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
            .header("Authorization", "Bearer " + sandbox.person("Maya").token())
            .header("Notion-Version", "2025-09-03")
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString()))
            .build();
    try {
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalArgumentException(answer.body());
      }
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
