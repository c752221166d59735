package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.sandbox.workspace.Json;
import org.junit.jupiter.api.Test;

class SandboxSchemaTest extends SandboxTest {

  @Test
  void aDatabaseIsMadeWithItsFirstDataSourceAndReadBack() throws Exception {
    String body =
        """
        {"parent":{"type":"page_id","page_id":"%s"},"title":[{"text":{"content":"Works"}}],
         "initial_data_source":{"properties":{"Work":{"title":{}},"Year":{"number":{}},
           "Artist":{"relation":{"data_source_id":"%s","single_property":{}}}}}}
        """
            .formatted(sandbox.parentPageId(), sandbox.dataSourceId("contacts_profiles"));

    JsonNode database = notion.post("/v1/databases", body).body();

    assertThat(database.get("created_time").asText()).isEqualTo("2026-11-23T12:00:41.500+00:00");
    String source = database.at("/data_sources/0/id").asText();
    assertThat(source).isNotEqualTo(database.get("id").asText());
    JsonNode properties = notion.get("/v1/data_sources/" + source).body().get("properties");
    assertThat(properties.at("/Work/id").asText()).isEqualTo("title");
    assertThat(properties.at("/Year/number/format").asText()).isEqualTo("number");
    assertThat(properties.at("/Artist/relation/database_id").asText())
        .isEqualTo(sandbox.databaseId("contacts_profiles"));
  }

  @Test
  void aSecondDataSourceMakesTheDatabaseAmbiguousAsAParent() throws Exception {
    String database = sandbox.databaseId("tasks");
    Calls.Reply made =
        notion.post(
            "/v1/data_sources",
            "{\"parent\":{\"database_id\":\"%s\"},\"title\":[],\"properties\":{\"Name\":{\"title\":{}}}}"
                .formatted(database));
    assertThat(made.status()).isEqualTo(200);
    assertThat(notion.get("/v1/databases/" + database).body().get("data_sources")).hasSize(2);

    Calls.Reply refused =
        notion.post("/v1/pages", "{\"parent\":{\"database_id\":\"%s\"}}".formatted(database));
    assertThat(refused.body().at("/additional_data/error_type").asText())
        .isEqualTo("multiple_data_sources_for_database");
    assertThat(
            notion
                .post(
                    "/v1/data_sources",
                    "{\"parent\":{\"database_id\":\"%s\"},\"description\":[]}".formatted(database))
                .status())
        .isEqualTo(400);
  }

  @Test
  void aDatabaseIdIsNoDataSourceId() throws Exception {
    assertThat(notion.get("/v1/data_sources/" + sandbox.databaseId("tasks")).status())
        .isEqualTo(404);
    assertThat(notion.get("/v1/databases/" + sandbox.dataSourceId("tasks")).status())
        .isEqualTo(404);
  }

  @Test
  void aRenamedPropertyKeepsIdAndValues() throws Exception {
    String page = task(Map.of("Notes", "kept"));
    String id = schema().at("/Notes/id").asText();

    sandbox.schema("tasks").rename("Notes", "Remarks");

    assertThat(schema().at("/Remarks/id").asText()).isEqualTo(id);
    assertThat(schema().has("Notes")).isFalse();
    assertThat(sandbox.pages().values(page)).containsEntry("Remarks", "kept");
    assertThat(update("{\"Remarks\":{\"name\":\"Status\"}}").status()).isEqualTo(400);
  }

  @Test
  void aRetypedPropertyKeepsItsIdAndWhatTheNewTypeCanTake() throws Exception {
    String page = task(Map.of("Estimated Time", 3.5, "Priority", "High"));
    String id = schema().at("/Priority/id").asText();

    sandbox.schema("tasks").retype("Priority", Json.parse("{\"rich_text\":{}}"));
    sandbox.schema("tasks").retype("Estimated Time", Json.parse("{\"date\":{}}"));

    assertThat(schema().at("/Priority/id").asText()).isEqualTo(id);
    assertThat(schema().at("/Priority/type").asText()).isEqualTo("rich_text");
    assertThat(sandbox.pages().values(page))
        .containsEntry("Priority", "High")
        .containsEntry("Estimated Time", null);
  }

  @Test
  void aRecreatedPropertyHasAnotherIdAndNoValues() throws Exception {
    String page = task(Map.of("Notes", "lost"));
    String id = schema().at("/Notes/id").asText();
    String edited = sandbox.pages().show(page).get("last_edited_time").asText();
    sandbox.clock().advance(Duration.ofMinutes(2));

    sandbox.schema("tasks").recreate("Notes");

    assertThat(schema().at("/Notes/id").asText()).isNotEqualTo(id);
    assertThat(sandbox.pages().values(page)).containsEntry("Notes", null);
    assertThat(sandbox.pages().show(page).get("last_edited_time").asText()).isEqualTo(edited);
  }

  @Test
  void aRemovedPropertyIsGoneFromPagesAndRefusesWrites() throws Exception {
    String page = task(Map.of("Notes", "gone"));
    sandbox.schema("tasks").remove("Notes");

    assertThat(sandbox.pages().values(page)).doesNotContainKey("Notes");
    assertThat(write(page, "Notes", "{\"rich_text\":[]}").message())
        .isEqualTo("Notes is not a property that exists.");
    assertThat(update("{\"Task Name\":null}").status()).isEqualTo(400);
    assertThat(update("{\"Task Name\":{\"number\":{}}}").status()).isEqualTo(400);
  }

  @Test
  void aRenamedOptionShowsItsNewNameAtOnce() {
    String page = task(Map.of("Priority", "High", "Tags", List.of("Urgent")));

    sandbox.schema("tasks").renameOption("Priority", "High", "Very high");

    assertThat(sandbox.pages().values(page)).containsEntry("Priority", "Very high");
  }

  @Test
  void optionsLeftOutOfAnUpdateAreRemovedWithTheirValues() throws Exception {
    String page = task(Map.of("Priority", "High"));

    assertThat(
            update(
                    "{\"Priority\":{\"select\":{\"options\":[{\"name\":\"Low\"},{\"name\":\"New\"}]}}}")
                .status())
        .isEqualTo(200);

    assertThat(schema().at("/Priority/select/options").findValuesAsText("name"))
        .containsExactly("Low", "New");
    assertThat(sandbox.pages().values(page)).containsEntry("Priority", null);
    assertThat(
            update(
                    "{\"Priority\":{\"select\":{\"options\":[{\"name\":\"Low\",\"color\":\"brown\"}]}}}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void aRefusedUpdateLeavesTheSchemaAsItWas() throws Exception {
    JsonNode before = schema();

    assertThat(
            update("{\"Fresh\":{\"number\":{}},\"Notes\":null,\"Bad\":{\"nonsense\":{}}}").status())
        .isEqualTo(400);

    assertThat(schema()).isEqualTo(before);
  }

  @Test
  void titleAndSchemaOfADataSourceAreUpdated() throws Exception {
    String path = "/v1/data_sources/" + sandbox.dataSourceId("tasks");
    JsonNode answer =
        notion
            .patch(
                path,
                "{\"title\":[{\"text\":{\"content\":\"Chores\"}}],\"properties\":{\"Cost\":{\"number\":{\"format\":\"dollar\"}}}}")
            .body();

    assertThat(answer.at("/title/0/plain_text").asText()).isEqualTo("Chores");
    assertThat(answer.at("/properties/Cost/number/format").asText()).isEqualTo("dollar");
    String page = task(Map.of("Cost", new BigDecimal("19.99")));
    assertThat(sandbox.pages().values(page)).containsEntry("Cost", new BigDecimal("19.99"));
  }

  private JsonNode schema() throws Exception {
    return notion.get("/v1/data_sources/" + sandbox.dataSourceId("tasks")).body().get("properties");
  }

  private Calls.Reply update(String properties) throws Exception {
    return notion.patch(
        "/v1/data_sources/" + sandbox.dataSourceId("tasks"),
        "{\"properties\":%s}".formatted(properties));
  }
}
