package network.thehigherself.sync.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sandbox as people use it: over HTTP, through its controls and with a person's token. */
public final class Notion {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PERSON = "Maya";

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonNode firstLine;
  private final Map<String, String> dataSources = new HashMap<>();
  private long requestsTaken;

  /**
   * @param firstLine what the sandbox says about itself
   */
  public Notion(String firstLine) {
    this.firstLine = json(firstLine);
  }

  /** With what the program is started. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("NOTION_BASE_URL", firstLine.path("base_url").asText());
    environment.put("NOTION_API_TOKEN", firstLine.path("token").asText());
    Place.ALL.forEach(place -> environment.put(place.variable(), databaseId(place)));
    return environment;
  }

  /** Every page of a place that is not in the trash, as the index knows it. */
  List<JsonNode> pages(Place place) {
    List<JsonNode> pages = new ArrayList<>();
    String path = "/v1/data_sources/" + dataSource(place) + "/query";
    Map<String, Object> body = new HashMap<>(Map.of("page_size", 100));
    JsonNode answer;
    do {
      answer = call("POST", path, body);
      answer.path("results").forEach(pages::add);
      body.put("start_cursor", answer.path("next_cursor").asText());
    } while (answer.path("has_more").asBoolean());
    return pages;
  }

  JsonNode page(String id) {
    return call("GET", "/v1/pages/" + id, null);
  }

  /** Every element of a property, also beyond the first 25 of a relation. */
  List<String> elements(JsonNode page, Field field) {
    JsonNode property = page.path("properties").path(field.property());
    if (!property.path("has_more").asBoolean()) {
      return field.kind().read(property);
    }
    List<String> elements = new ArrayList<>();
    String path =
        "/v1/pages/%s/properties/%s"
            .formatted(page.path("id").asText(), property.path("id").asText());
    JsonNode answer = null;
    do {
      String cursor = answer == null ? "" : "?start_cursor=" + answer.path("next_cursor").asText();
      answer = call("GET", path + cursor, null);
      answer
          .path("results")
          .forEach(item -> elements.add(item.path("relation").path("id").asText()));
    } while (answer.path("has_more").asBoolean());
    return elements;
  }

  /** The ids of the properties by their names. */
  Map<String, String> properties(Place place) {
    Map<String, String> ids = new HashMap<>();
    call("GET", "/v1/data_sources/" + dataSource(place), null)
        .path("properties")
        .properties()
        .forEach(entry -> ids.put(entry.getKey(), entry.getValue().path("id").asText()));
    return ids;
  }

  /** Does something that a person does in the app, or changes how the sandbox behaves. */
  JsonNode control(String name, Map<String, ?> body) {
    return success(send("POST", "/_sandbox/" + name, person(body)));
  }

  /** Does something that a person does in the app, and returns whether that was still possible. */
  boolean tries(String name, Map<String, ?> body) {
    return send("POST", "/_sandbox/" + name, person(body)).statusCode() == 200;
  }

  void clearFaults() {
    success(send("DELETE", "/_sandbox/faults", null));
  }

  /** How many requests of the integration could have changed something. */
  int writes() {
    return success(send("GET", "/_sandbox/requests", null)).path("writes").asInt();
  }

  /** How often the integration asked for anything. */
  int asked() {
    return success(send("GET", "/_sandbox/requests", null)).path("total").asInt();
  }

  /** The integration's requests since this was asked last. */
  List<JsonNode> newRequests() {
    JsonNode answer = control("requests", Map.of("after", requestsTaken));
    requestsTaken = answer.path("number").asLong();
    List<JsonNode> requests = new ArrayList<>();
    answer.path("requests").forEach(requests::add);
    return requests;
  }

  private String databaseId(Place place) {
    return firstLine.path("env").path(place.variable()).asText();
  }

  private String dataSource(Place place) {
    return dataSources.computeIfAbsent(
        place.database(),
        name ->
            call("GET", "/v1/databases/" + databaseId(place), null)
                .at("/data_sources/0/id")
                .asText());
  }

  private static Map<String, Object> person(Map<String, ?> body) {
    Map<String, Object> signed = new HashMap<>(body);
    signed.put("person", PERSON);
    return signed;
  }

  private JsonNode call(String method, String path, Object body) {
    return success(send(method, path, body));
  }

  private static JsonNode success(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.uri() + ": " + answer.body());
    }
    return json(answer.body());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(String method, String path, Object body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(firstLine.path("base_url").asText() + path))
              .header("Content-Type", "application/json")
              .header("Notion-Version", "2025-09-03")
              .header("Authorization", "Bearer ntn_person_" + PERSON)
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
