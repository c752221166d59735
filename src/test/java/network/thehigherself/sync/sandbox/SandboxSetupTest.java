package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a program that sets up a workspace asks of Notion, from an empty one on. */
class SandboxSetupTest {

  private Sandbox sandbox;
  private Calls notion;

  @BeforeEach
  void anEmptyWorkspace() {
    sandbox = Sandbox.start(SandboxOptions.defaults().withoutDatabases());
    notion = Calls.to(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void anEmptyWorkspaceHasAPageAndPeopleButNoDatabase() throws Exception {
    assertThat(sandbox.environment()).isEmpty();
    assertThat(children("").get("results")).isEmpty();
    assertThat(found("").findValuesAsText("id")).isEmpty();
    assertThat(notion.get("/v1/pages/" + sandbox.parentPageId()).status()).isEqualTo(200);
    assertThat(notion.get("/v1/users").body().get("results").size()).isGreaterThan(3);
  }

  @Test
  void databasesAreMadeFirstAndRelatedAfterwards() throws Exception {
    JsonNode houses = create("Houses", "{\"Name\":{\"title\":{}}}");
    JsonNode people =
        create(
            "People",
            """
            {"Full Name":{"title":{}},"Status":{"select":{"options":[{"name":"New"},{"name":"Known"}]}},
             "Tags":{"multi_select":{"options":[{"name":"VIP"}]}},"Papers":{"files":{}},"Supabase ID":{"rich_text":{}},
             "Owner":{"people":{}},"Fee":{"number":{"format":"dollar"}},
             "Known":{"formula":{"expression":"prop(\\"Status\\") == \\"Known\\""}}}
            """);

    Calls.Reply related =
        notion.patch(
            "/v1/data_sources/" + source(people),
            """
            {"properties":{"House":{"relation":{"data_source_id":"%s","single_property":{}}},
             "Friends":{"relation":{"data_source_id":"%s","dual_property":{"synced_property_name":"Friend of"}}},
             "Guests of":{"relation":{"data_source_id":"%s","dual_property":{"synced_property_name":"Guests"}}}}}
            """
                .formatted(source(houses), source(people), source(houses)));

    assertThat(related.status()).as(related.raw().body()).isEqualTo(200);
    JsonNode schema = schema(people);
    assertThat(schema.at("/House/relation/data_source_id").asText()).isEqualTo(source(houses));
    assertThat(schema.at("/House/relation/database_id").asText())
        .isEqualTo(houses.get("id").asText());
    assertThat(schema.at("/Guests of/relation/dual_property/synced_property_id"))
        .isEqualTo(schema(houses).at("/Guests/id"));
    assertThat(schema.at("/Friend of/relation/dual_property/synced_property_id"))
        .isEqualTo(schema.at("/Friends/id"));
    assertThat(schema.at("/Status/select/options").findValuesAsText("name"))
        .containsExactly("New", "Known");

    String house = page(houses, Map.of("Name", "Stillwater"));
    String person =
        page(people, Map.of("Full Name", "Ada", "Status", "Known", "Guests of", List.of(house)));
    assertThat(sandbox.pages().values(house)).containsEntry("Guests", List.of(person));
    assertThat(sandbox.pages().values(person)).containsEntry("Known", true);
  }

  @Test
  void aSingleRelationBecomesTwoWayAndKeepsItsId() throws Exception {
    JsonNode houses = create("Houses", "{\"Name\":{\"title\":{}}}");
    JsonNode people = create("People", "{\"Name\":{\"title\":{}}}");
    String path = "/v1/data_sources/" + source(people);
    String relation =
        "{\"properties\":{\"House\":{\"relation\":{\"data_source_id\":\"%s\",\"%s\":{}}}}}";
    notion.patch(path, relation.formatted(source(houses), "single_property"));
    String id = schema(people).at("/House/id").asText();

    notion.patch(path, relation.formatted(source(houses), "dual_property"));

    assertThat(schema(people).at("/House/id").asText()).isEqualTo(id);
    String house = page(houses, Map.of("Name", "Stillwater"));
    String person = page(people, Map.of("Name", "Ada", "House", List.of(house)));
    String other = schema(people).at("/House/relation/dual_property/synced_property_name").asText();
    assertThat(sandbox.pages().values(house)).containsEntry(other, List.of(person));
  }

  @Test
  void aNewOptionJoinsThoseThatStayByTheirIds() throws Exception {
    JsonNode people =
        create(
            "People",
            "{\"Name\":{\"title\":{}},\"Status\":{\"select\":{\"options\":[{\"name\":\"New\",\"color\":\"red\"}]}}}");
    String kept = schema(people).at("/Status/select/options/0/id").asText();

    Calls.Reply added =
        notion.patch(
            "/v1/data_sources/" + source(people),
            "{\"properties\":{\"Status\":{\"select\":{\"options\":[{\"id\":\"%s\"},{\"name\":\"Known\"}]}}}}"
                .formatted(kept));

    assertThat(added.body().at("/properties/Status/select/options/0/name").asText())
        .isEqualTo("New");
    assertThat(schema(people).at("/Status/select/options").findValuesAsText("name"))
        .containsExactly("New", "Known");
  }

  @Test
  void thePageListsItsDatabasesAndPagesAsBlocks() throws Exception {
    JsonNode houses = create("Houses", "{}");
    create("People", "{}");
    notion.post(
        "/v1/pages",
        "{\"parent\":{\"page_id\":\"%s\"},\"properties\":{\"title\":{\"title\":[{\"text\":{\"content\":\"Notes\"}}]}}}"
            .formatted(sandbox.parentPageId()));

    JsonNode block = children("").at("/results/0");
    assertThat(block.get("object").asText()).isEqualTo("block");
    assertThat(block.get("type").asText()).isEqualTo("child_database");
    assertThat(block.get("id")).isEqualTo(houses.get("id"));
    assertThat(block.at("/child_database/title").asText()).isEqualTo("Houses");
    assertThat(block.at("/parent/page_id").asText()).isEqualTo(sandbox.parentPageId());
    assertThat(block.get("created_time").asText()).endsWith(":00.000Z");
    assertThat(children("").at("/results/2/child_page/title").asText()).isEqualTo("Notes");

    JsonNode first = children("?page_size=1");
    assertThat(first.get("has_more").asBoolean()).isTrue();
    JsonNode rest = children("?page_size=2&start_cursor=" + first.get("next_cursor").asText());
    assertThat(rest.get("results").findValuesAsText("title")).containsExactly("People", "Notes");

    notion.patch("/v1/databases/" + houses.get("id").asText(), "{\"in_trash\":true}");
    assertThat(children("").get("results").findValuesAsText("title"))
        .containsExactly("People", "Notes");
    assertThat(notion.get("/v1/blocks/%s/children".formatted(houses.get("id").asText())).status())
        .isEqualTo(404);
  }

  @Test
  void twoDatabasesMayHaveTheSameTitle() throws Exception {
    JsonNode one = create("Houses", "{}");
    JsonNode two = create("Houses", "{}");

    assertThat(two.get("id")).isNotEqualTo(one.get("id"));
    assertThat(children("").get("results")).hasSize(2);
    assertThat(found("houses").findValuesAsText("id")).contains(source(one), source(two));
  }

  @Test
  void aSearchFindsADatabaseOnceTheIndexKnowsIt() throws Exception {
    sandbox.lag(Duration.ofSeconds(30));
    JsonNode houses = create("Houses", "{}");

    assertThat(found("Houses")).isEmpty();
    sandbox.clock().advance(Duration.ofSeconds(31));
    assertThat(found("Houses").at("/0/database_parent/page_id").asText())
        .isEqualTo(sandbox.parentPageId());
    assertThat(found("Houses").at("/0/parent/database_id")).isEqualTo(houses.get("id"));
    assertThat(found("Hous")).hasSize(1);
    assertThat(found("Chairs")).isEmpty();
  }

  private JsonNode create(String title, String properties) throws Exception {
    Calls.Reply reply =
        notion.post(
            "/v1/databases",
            "{\"parent\":{\"type\":\"page_id\",\"page_id\":\"%s\"},\"title\":[{\"text\":{\"content\":\"%s\"}}],\"initial_data_source\":{\"properties\":%s}}"
                .formatted(sandbox.parentPageId(), title, properties));
    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    return reply.body();
  }

  private JsonNode children(String query) throws Exception {
    return notion.get("/v1/blocks/%s/children%s".formatted(sandbox.parentPageId(), query)).body();
  }

  private JsonNode found(String query) throws Exception {
    return notion
        .post(
            "/v1/search",
            "{\"query\":\"%s\",\"filter\":{\"property\":\"object\",\"value\":\"data_source\"}}"
                .formatted(query))
        .body()
        .get("results");
  }

  private JsonNode schema(JsonNode database) throws Exception {
    return notion.get("/v1/data_sources/" + source(database)).body().get("properties");
  }

  private String page(JsonNode database, Map<String, ?> values) {
    return sandbox.person("Maya Brooks").create(source(database), values);
  }

  private static String source(JsonNode database) {
    return database.at("/data_sources/0/id").asText();
  }
}
