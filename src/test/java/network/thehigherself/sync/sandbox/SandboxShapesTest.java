package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import network.thehigherself.sync.sandbox.workspace.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares answers key by key with shapes written down from recorded ones. */
class SandboxShapesTest extends SandboxTest {

  private String database;
  private String source;
  private JsonNode page;
  private JsonNode shapes;

  @BeforeEach
  void aDatabaseWithOnePage() throws Exception {
    shapes = new YAMLMapper().readTree(getClass().getResourceAsStream("/sandbox/shapes.yaml"));
    String contacts = sandbox.dataSourceId("contacts_profiles");
    String schema =
        """
        {"parent":{"page_id":"%s"},"title":[{"text":{"content":"Works"}}],"initial_data_source":{"properties":{
          "Name":{"title":{}},"Kind":{"select":{"options":[{"name":"Ink"}]}},"Stage":{"status":{}},
          "Labels":{"multi_select":{"options":[{"name":"Paper"}]}},"Amount":{"number":{}},"Day":{"date":{}},
          "Done":{"checkbox":{}},"Who":{"people":{}},"Others":{"relation":{"data_source_id":"%s","single_property":{}}},
          "Papers":{"files":{}},"Empty":{"rich_text":{}},"Nothing":{"url":{}},"Sum":{"formula":{"expression":"prop(\\"Empty\\")"}},
          "Number":{"unique_id":{"prefix":"W"}}}}}
        """
            .formatted(sandbox.parentPageId(), contacts);
    JsonNode made = notion.post("/v1/databases", schema).body();
    database = made.get("id").asText();
    source = made.at("/data_sources/0/id").asText();
    String values =
        """
        {"parent":{"data_source_id":"%s"},"icon":{"type":"emoji","emoji":"🖼"},"properties":{
          "Name":{"title":[{"text":{"content":"Lantern"}}]},"Kind":{"select":{"name":"Ink"}},
          "Stage":{"status":{"name":"Done"}},"Labels":{"multi_select":[{"name":"Paper"}]},"Amount":{"number":2.5},
          "Day":{"date":{"start":"2026-06-15"}},"Done":{"checkbox":true},"Who":{"people":[{"id":"%s"}]},
          "Others":{"relation":[{"id":"%s"}]},
          "Papers":{"files":[{"name":"a","external":{"url":"https://example.org/a"}}]}}}
        """
            .formatted(source, maya.id(), sandbox.pages().ids("contacts_profiles").get(0));
    page = notion.post("/v1/pages", values).body();
  }

  @Test
  void pages() throws Exception {
    assertShape("page", page);
    assertShape("page", notion.get("/v1/pages/" + page.get("id").asText()).body());
    assertShape(
        "page", notion.patch("/v1/pages/" + page.get("id").asText(), "{\"properties\":{}}").body());
  }

  @Test
  void queriedPagesLackOnlyTheRequestId() throws Exception {
    JsonNode result =
        notion.post("/v1/data_sources/" + source + "/query", "{}").body().at("/results/0");
    ((ObjectNode) shapes.get("page")).remove("request_id");

    assertShape("page", result);
  }

  @Test
  void dataSourcesAndDatabases() throws Exception {
    assertShape("data_source", notion.get("/v1/data_sources/" + source).body());
    assertShape("database", notion.get("/v1/databases/" + database).body());
  }

  @Test
  void lists() throws Exception {
    String nothing = "{\"filter\":{\"property\":\"Amount\",\"number\":{\"equals\":7}}}";
    assertShape("empty_list", notion.post("/v1/data_sources/" + source + "/query", nothing).body());
    assertShape(
        "empty_list", notion.post("/v1/search", "{\"query\":\"nothing of that name\"}").body());
    assertShape("users", notion.get("/v1/users").body());
  }

  @Test
  void propertyItems() throws Exception {
    assertShape("property_list", property("Others"));
    assertShape("property_item", property("Amount"));
  }

  @Test
  void usersAndErrors() throws Exception {
    assertShape("bot", notion.get("/v1/users/me").body());
    assertShape("error", notion.get("/v1/nothing").body());
    assertShape("not_found", notion.get("/v1/pages/" + UUID.randomUUID()).body());
  }

  private JsonNode property(String name) throws IOException, InterruptedException {
    String id = page.get("properties").get(name).get("id").asText();
    return notion.get("/v1/pages/%s/properties/%s".formatted(page.get("id").asText(), id)).body();
  }

  private void assertShape(String shape, JsonNode answer) {
    assertThat(shapeOf(answer)).isEqualTo(shapes.get(shape));
  }

  private static JsonNode shapeOf(JsonNode node) {
    if (node.isObject()) {
      ObjectNode shape = Json.object();
      node.properties().forEach(field -> shape.set(field.getKey(), shapeOf(field.getValue())));
      return shape;
    }
    if (node.isArray()) {
      ArrayNode shape = Json.array();
      return node.isEmpty() ? shape : shape.add(shapeOf(node.get(0)));
    }
    return TextNode.valueOf(kindOf(node));
  }

  private static String kindOf(JsonNode leaf) {
    if (!leaf.isTextual()) {
      return leaf.getNodeType().name().toLowerCase(Locale.ROOT);
    }
    String text = leaf.asText();
    if (text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      return "uuid";
    }
    if (text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00\\.000Z")) {
      return "minute";
    }
    return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00")
        ? "exact"
        : "text";
  }
}
