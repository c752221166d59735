package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import network.thehigherself.sync.sandbox.workspace.Json;
import org.junit.jupiter.api.Test;

class SandboxRelationsTest extends SandboxTest {

  @Test
  void aPageShows25ReferencesAndSaysThatThereAreMore() throws Exception {
    List<String> targets = IntStream.range(0, 26).mapToObj(i -> task(Map.of())).toList();
    String full = task(Map.of("Subtasks", targets));
    String exact = task(Map.of("Subtasks", targets.subList(0, 25)));

    JsonNode shown = notion.get("/v1/pages/" + full).body().at("/properties/Subtasks");
    assertThat(shown.get("relation")).hasSize(25);
    assertThat(shown.get("has_more").asBoolean()).isTrue();
    assertThat(
            notion
                .get("/v1/pages/" + exact)
                .body()
                .at("/properties/Subtasks/has_more")
                .asBoolean(true))
        .isFalse();
    assertThat(sandbox.pages().values(full)).containsEntry("Subtasks", targets);
  }

  @Test
  void theOtherSideOfATwoWayRelationFollowsWithoutCountingAsEdited() throws Exception {
    JsonNode relation =
        Json.parse(
            "{\"relation\":{\"data_source_id\":\"%s\",\"dual_property\":{\"synced_property_name\":\"Their tasks\"}}}"
                .formatted(sandbox.dataSourceId("contacts_profiles")));
    sandbox.schema("tasks").add("People concerned", relation);
    String one = sandbox.pages().ids("contacts_profiles").get(0);
    String two = sandbox.pages().ids("contacts_profiles").get(1);
    String before = sandbox.pages().show(one).get("last_edited_time").asText();

    String task = task(Map.of("People concerned", List.of(one, two)));
    assertThat(sandbox.pages().values(one)).containsEntry("Their tasks", List.of(task));
    maya.edit(task, "People concerned", List.of(two));
    assertThat(sandbox.pages().values(one)).containsEntry("Their tasks", List.of());
    maya.edit(two, "Their tasks", List.of());
    assertThat(sandbox.pages().values(task)).containsEntry("People concerned", List.of());
    assertThat(sandbox.pages().show(one).get("last_edited_time").asText()).isEqualTo(before);

    JsonNode here = schema("tasks", "People concerned");
    JsonNode there = schema("contacts_profiles", "Their tasks");
    assertThat(here.at("/relation/dual_property/synced_property_id")).isEqualTo(there.get("id"));
    assertThat(there.at("/relation/dual_property/synced_property_id")).isEqualTo(here.get("id"));
  }

  @Test
  void aRelationWhoseTargetIsNotSharedIsMissingFromSchemaAndPages() throws Exception {
    String contact = sandbox.pages().ids("contacts_profiles").get(0);
    sandbox.unshare(sandbox.databaseId("business_entities"));

    assertThat(schema("contacts_profiles", "Business Entity").isMissingNode()).isTrue();
    assertThat(notion.get("/v1/pages/" + contact).body().get("properties").has("Business Entity"))
        .isFalse();
    assertThat(
            query("contacts_profiles", "{}")
                .body()
                .at("/results/0/properties")
                .has("Business Entity"))
        .isFalse();
    assertThat(write(contact, "Business Entity", "{\"relation\":[]}").message())
        .isEqualTo("Business Entity is not a property that exists.");
    assertThat(sandbox.pages().values(contact).get("Business Entity")).isNotNull();

    sandbox.share(sandbox.databaseId("business_entities"));
    assertThat(notion.get("/v1/pages/" + contact).body().at("/properties/Business Entity/relation"))
        .hasSize(1);
  }

  @Test
  void whatIsNotSharedIsNotFoundButPeopleSeeIt() throws Exception {
    String page = sandbox.pages().ids("tasks").get(0);
    sandbox.unshare(sandbox.databaseId("tasks"));

    assertThat(notion.get("/v1/pages/" + page).code()).isEqualTo("object_not_found");
    assertThat(notion.get("/v1/databases/" + sandbox.databaseId("tasks")).status()).isEqualTo(404);
    assertThat(notion.get("/v1/data_sources/" + sandbox.dataSourceId("tasks")).status())
        .isEqualTo(404);
    assertThat(query("tasks", "{}").status()).isEqualTo(404);
    assertThat(notion.as(maya.token()).get("/v1/pages/" + page).status()).isEqualTo(200);
  }

  @Test
  void aSinglePageThatIsNotSharedVanishesFromQueriesAndRelations() throws Exception {
    String hidden = task(Map.of("Task Name", "Hidden"));
    String seen = task(Map.of("Task Name", "Seen", "Subtasks", List.of(hidden)));
    sandbox.unshare(hidden);

    assertThat(titles("{\"property\":\"Task Name\",\"title\":{\"equals\":\"Hidden\"}}")).isEmpty();
    assertThat(notion.get("/v1/pages/" + seen).body().at("/properties/Subtasks/relation"))
        .isEmpty();
    assertThat(sandbox.pages().values(seen)).containsEntry("Subtasks", List.of(hidden));
  }

  @Test
  void referencesToTrashedPagesAreShownUnlessTheSandboxIsToldOtherwise() throws Exception {
    String target = task(Map.of());
    String page = task(Map.of("Subtasks", List.of(target)));
    maya.trash(target);

    assertThat(notion.get("/v1/pages/" + page).body().at("/properties/Subtasks/relation"))
        .hasSize(1);
    sandbox.showTrashedReferences(false);
    assertThat(notion.get("/v1/pages/" + page).body().at("/properties/Subtasks/relation"))
        .isEmpty();
    maya.restore(target);
    assertThat(notion.get("/v1/pages/" + page).body().at("/properties/Subtasks/relation"))
        .hasSize(1);
  }

  @Test
  void referencesToPurgedPagesAreGone() {
    String target = task(Map.of());
    String page = task(Map.of("Subtasks", List.of(target)));
    sandbox.clock().advance(Duration.ofMinutes(1));
    sandbox.pages().purge(target);

    assertThat(sandbox.pages().values(page)).containsEntry("Subtasks", List.of());
  }

  private JsonNode schema(String database, String property) throws Exception {
    return notion
        .get("/v1/data_sources/" + sandbox.dataSourceId(database))
        .body()
        .path("properties")
        .path(property);
  }
}
