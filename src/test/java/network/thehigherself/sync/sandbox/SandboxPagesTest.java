package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxPagesTest extends SandboxTest {

  @Test
  void aNewPageBelongsToTheBotAndCarriesTheMinute() throws Exception {
    JsonNode page = create("{\"Task Name\":{\"title\":[{\"text\":{\"content\":\"New\"}}]}}").body();

    String me = notion.get("/v1/users/me").body().get("id").asText();
    assertThat(page.at("/created_by/id").asText()).isEqualTo(me);
    assertThat(page.at("/last_edited_by/id").asText()).isEqualTo(me);
    assertThat(page.get("created_time").asText()).isEqualTo("2026-11-23T12:00:00.000Z");
    assertThat(page.get("last_edited_time").asText()).isEqualTo("2026-11-23T12:00:00.000Z");
    assertThat(page.at("/parent/data_source_id").asText()).isEqualTo(sandbox.dataSourceId("tasks"));
    assertThat(page.at("/parent/database_id").asText()).isEqualTo(sandbox.databaseId("tasks"));
    assertThat(notion.get("/v1/pages/" + page.get("id").asText()).body().get("properties"))
        .isEqualTo(page.get("properties"));
  }

  @Test
  void aPatchChangesOnlyWhatItNames() throws Exception {
    String page = task(Map.of("Task Name", "Before", "Notes", "kept"));
    sandbox.clock().advance(Duration.ofMinutes(3));

    JsonNode answer =
        write(page, "Task Name", "{\"title\":[{\"text\":{\"content\":\"After\"}}]}").body();

    assertThat(sandbox.pages().values(page))
        .containsEntry("Task Name", "After")
        .containsEntry("Notes", "kept");
    assertThat(answer.get("created_time").asText()).isEqualTo("2026-11-23T12:00:00.000Z");
    assertThat(answer.get("last_edited_time").asText()).isEqualTo("2026-11-23T12:03:00.000Z");
    assertThat(answer.at("/created_by/id").asText()).isEqualTo(maya.id());
    assertThat(answer.at("/last_edited_by/id").asText()).isNotEqualTo(maya.id());
  }

  @Test
  void propertiesAreWrittenByIdEncodedOrNot() throws Exception {
    String page = task(Map.of());
    for (JsonNode property :
        notion.get("/v1/data_sources/" + sandbox.dataSourceId("tasks")).body().get("properties")) {
      if (property.get("type").asText().equals("rich_text")) {
        String id = property.get("id").asText();
        assertThat(write(page, id, "{\"rich_text\":[{\"text\":{\"content\":\"x\"}}]}").status())
            .isEqualTo(200);
        String decoded = URLDecoder.decode(id, StandardCharsets.UTF_8);
        assertThat(write(page, decoded, "{\"rich_text\":[]}").status()).isEqualTo(200);
        Calls.Reply item = notion.get("/v1/pages/%s/properties/%s".formatted(page, id));
        assertThat(item.body().at("/property_item/id").asText()).isEqualTo(id);
      }
    }
  }

  @Test
  void aTrashedPageIsReadButNotEditedUntilItIsRestored() throws Exception {
    String page = task(Map.of("Task Name", "a"));
    String path = "/v1/pages/" + page;
    notion.patch(path, "{\"in_trash\":true}");

    assertThat(notion.get(path).body().get("in_trash").asBoolean()).isTrue();
    Calls.Reply refused = write(page, "Notes", "{\"rich_text\":[]}");
    assertThat(refused.code()).isEqualTo("validation_error");
    assertThat(refused.message())
        .isEqualTo(
            "Can't edit block that is archived. You must unarchive the block before editing.");

    assertThat(notion.patch(path, "{\"in_trash\":false}").body().get("in_trash").asBoolean())
        .isFalse();
    assertThat(write(page, "Notes", "{\"rich_text\":[]}").status()).isEqualTo(200);
  }

  @Test
  void trashAndRestoreAreNoEdits() throws Exception {
    String page = task(Map.of("Task Name", "a"));
    sandbox.clock().advance(Duration.ofMinutes(5));

    notion.patch("/v1/pages/" + page, "{\"in_trash\":true}");
    JsonNode restored = notion.patch("/v1/pages/" + page, "{\"in_trash\":false}").body();

    assertThat(restored.get("last_edited_time").asText()).isEqualTo("2026-11-23T12:00:00.000Z");
    assertThat(restored.at("/last_edited_by/id").asText()).isEqualTo(maya.id());
  }

  @Test
  void theRowsOfATrashedDatabaseAreInTheTrashToo() throws Exception {
    String page = sandbox.pages().ids("tasks").get(0);
    notion.patch("/v1/databases/" + sandbox.databaseId("tasks"), "{\"in_trash\":true}");

    assertThat(notion.get("/v1/pages/" + page).body().get("in_trash").asBoolean()).isTrue();
    assertThat(query("tasks", "{}").body().get("results")).isEmpty();
  }

  @Test
  void filterPropertiesChoosesWhatIsShown() throws Exception {
    String page = task(Map.of("Task Name", "a"));

    JsonNode shown =
        notion
            .get("/v1/pages/%s?filter_properties=title&filter_properties=Notes".formatted(page))
            .body();

    assertThat(shown.get("properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("Task Name", "Notes");
    assertThat(notion.get("/v1/pages/%s?filter_properties=Nope".formatted(page)).code())
        .isEqualTo("validation_error");
  }

  @Test
  void aMovedPageKeepsWhatTheOtherSchemaAlsoHas() throws Exception {
    String page = task(Map.of("Task Name", "Moves", "Notes", "kept", "Priority", "High"));

    JsonNode moved =
        notion
            .post(
                "/v1/pages/%s/move".formatted(page),
                "{\"parent\":{\"data_source_id\":\"%s\"}}"
                    .formatted(sandbox.dataSourceId("contacts_profiles")))
            .body();

    assertThat(moved.at("/parent/data_source_id").asText())
        .isEqualTo(sandbox.dataSourceId("contacts_profiles"));
    assertThat(sandbox.pages().values(page))
        .containsEntry("Full Name", "Moves")
        .containsEntry("Notes", "kept");
    assertThat(titles("{\"property\":\"Task Name\",\"title\":{\"equals\":\"Moves\"}}")).isEmpty();
    assertThat(sandbox.pages().ids("contacts_profiles")).contains(page);
  }

  @Test
  void aPageMayLieBelowAPageAndHasOnlyATitleThere() throws Exception {
    String body = "{\"parent\":{\"page_id\":\"%s\"},\"properties\":{\"title\":{\"title\":[]}}}";
    JsonNode page = notion.post("/v1/pages", body.formatted(sandbox.parentPageId())).body();

    assertThat(page.get("properties").fieldNames()).toIterable().containsExactly("title");
    assertThat(page.at("/parent/type").asText()).isEqualTo("page_id");
  }

  @Test
  void aDuplicateIsAPersonsPageWithEveryValueCopied() {
    String page =
        task(Map.of("Task Name", "Twice", "Supabase ID", "key", "Tags", List.of("Internal")));
    Person noor = sandbox.person("Noor Haddad");

    String copy = noor.duplicate(page);

    assertThat(sandbox.pages().values(copy))
        .containsEntry("Task Name", "Twice (1)")
        .containsEntry("Supabase ID", "key")
        .containsEntry("Tags", List.of("Internal"));
    assertThat(sandbox.pages().show(copy).at("/created_by/id").asText()).isEqualTo(noor.id());
  }

  @Test
  void aPersonsTokenWritesAsThatPerson() throws Exception {
    String page = task(Map.of("Task Name", "a"));
    Person noor = sandbox.person("Noor Haddad");

    JsonNode answer =
        notion.as(noor.token()).patch("/v1/pages/" + page, "{\"is_locked\":true}").body();

    assertThat(answer.at("/last_edited_by/id").asText()).isEqualTo(noor.id());
    assertThat(answer.get("is_locked").asBoolean()).isTrue();
    assertThat(sandbox.requests().total()).isZero();
  }

  @Test
  void aPurgedPageIsGoneForGood() throws Exception {
    String page = task(Map.of("Task Name", "Gone"));
    sandbox.pages().purge(page);

    Calls.Reply reply = notion.get("/v1/pages/" + page);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.code()).isEqualTo("object_not_found");
    assertThat(reply.body().at("/additional_data/integration_id").asText())
        .isEqualTo(notion.get("/v1/users/me").body().get("id").asText());
  }

  private Calls.Reply create(String properties) throws Exception {
    return notion.post(
        "/v1/pages",
        "{\"parent\":{\"type\":\"data_source_id\",\"data_source_id\":\"%s\"},\"properties\":%s}"
            .formatted(sandbox.dataSourceId("tasks"), properties));
  }
}
