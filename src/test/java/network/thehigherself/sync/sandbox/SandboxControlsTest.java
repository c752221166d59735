package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.sandbox.workspace.Json;
import org.junit.jupiter.api.Test;

class SandboxControlsTest extends SandboxTest {

  @Test
  void theFirstLineIsOneLineOfJsonWithAddressTokenAndIds() throws Exception {
    JsonNode line = Json.parse(sandbox.firstLine());

    assertThat(sandbox.firstLine()).doesNotContain("\n");
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly("base_url", "token", "parent_page_id", "env");
    assertThat(line.get("base_url").asText()).isEqualTo(sandbox.baseUrl());
    assertThat(line.get("env").fieldNames())
        .toIterable()
        .as("one for each database of the network, none for the one outside it")
        .hasSize(16)
        .contains("NOTION_BUSINESS_ENTITIES_DB", "NOTION_ACTIVE_WORKFLOW_INSTANCES_DB")
        .allMatch(name -> name.matches("NOTION_[A-Z_]+_DB"));
    assertThat(line.at("/env/NOTION_TASKS_DB").asText()).isEqualTo(sandbox.databaseId("tasks"));
    assertThat(notion.get("/_sandbox").body()).isEqualTo(line);
  }

  @Test
  void everyControlIsInTheHelp() throws Exception {
    assertThat(notion.get("/_sandbox/help").raw().body()).isEqualTo(Sandbox.controlsHelp());
    for (String control : new Controls(sandbox).known()) {
      String[] parts = control.split(" ", -1);
      assertThat(Sandbox.controlsHelp())
          .containsPattern("(?m)^" + parts[0] + " +" + parts[1] + " ");
    }
  }

  @Test
  void theClockStandsMovesAndRuns() throws Exception {
    assertThat(control("clock", "{\"fixed\":\"2026-01-01T00:00:00Z\"}").get("now").asText())
        .isEqualTo("2026-01-01T00:00:00Z");
    assertThat(control("clock", "{\"advance_seconds\":90}").get("now").asText())
        .isEqualTo("2026-01-01T00:01:30Z");
    assertThat(control("clock", "{\"offset_seconds\":3600}").get("mode").asText())
        .isEqualTo("offset");
    assertThat(sandbox.clock().now()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
    assertThat(control("clock", "{\"real\":true}").get("mode").asText()).isEqualTo("real");
    assertThat(Duration.between(sandbox.clock().now(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
    assertThat(notion.get("/_sandbox/clock").body().get("mode").asText()).isEqualTo("real");
  }

  @Test
  void requestsAreCountedByMethodAndPathUntilTheyAreReset() throws Exception {
    String page = task(Map.of());
    notion.get("/v1/pages/" + page);
    notion.get("/v1/pages/" + page);
    query("tasks", "{}");
    write(page, "Notes", "{\"rich_text\":[]}");
    notion.get("/v1/nothing/at/all");

    JsonNode counted = notion.get("/_sandbox/requests").body();
    assertThat(counted.get("total").asInt()).isEqualTo(5);
    assertThat(counted.get("writes").asInt()).isEqualTo(1);
    assertThat(counted.get("counts"))
        .isEqualTo(
            Json.of(
                Map.of(
                    "GET /v1/pages/{id}", 2,
                    "POST /v1/data_sources/{id}/query", 1,
                    "PATCH /v1/pages/{id}", 1,
                    "unknown", 1)));
    assertThat(sandbox.requests().count("GET /v1/pages/{id}")).isEqualTo(2);
    notion.delete("/_sandbox/requests");
    assertThat(sandbox.requests().total()).isZero();
  }

  @Test
  void theLatestRequestsTellWhatWasSentAndWhatWentWrong() throws Exception {
    String page = task(Map.of());
    notion.get("/v1/pages/" + page);
    control("faults", "{\"action\":\"saved\",\"method\":\"PATCH\"}");
    String sent = "{\"properties\":{\"Notes\":{\"rich_text\":[]}}}";
    notion.patch("/v1/pages/" + page, sent);

    JsonNode all = control("requests", "{\"after\":0}");
    assertThat(all.get("number").asLong()).isEqualTo(2);
    assertThat(all.at("/requests/0/kind").asText()).isEqualTo("GET /v1/pages/{id}");
    JsonNode latest = control("requests", "{\"after\":1}").get("requests");
    assertThat(latest).hasSize(1);
    JsonNode patch = latest.get(0);
    assertThat(Instant.parse(patch.get("at").asText()))
        .isAfterOrEqualTo(Instant.parse(all.at("/requests/0/at").asText()));
    assertThat(patch.get("path").asText()).isEqualTo("/v1/pages/" + page);
    assertThat(patch.get("status").asInt()).isEqualTo(503);
    assertThat(patch.get("fault").asText()).isEqualTo("saved");
    assertThat(patch.get("carried_out").asBoolean()).isTrue();
    assertThat(patch.get("body").asText()).isEqualTo(sent);
    assertThat(control("requests", "{\"after\":2}").get("requests")).isEmpty();
  }

  @Test
  void faultsAreAddedListedAndTakenAway() throws Exception {
    String page = task(Map.of());
    control(
        "faults",
        "{\"action\":\"error\",\"status\":429,\"retry_after\":3,\"method\":\"GET\",\"path\":\"/v1/pages/*\"}");
    control(
        "faults",
        "{\"action\":\"error\",\"status\":500,\"code\":\"odd\",\"carried_out\":true,\"times\":2}");

    assertThat(notion.get("/_sandbox/faults").body().get("faults")).hasSize(2);
    Calls.Reply first = notion.get("/v1/pages/" + page);
    assertThat(first.status()).isEqualTo(429);
    assertThat(first.raw().headers().firstValue("Retry-After")).contains("3");
    assertThat(notion.get("/v1/pages/" + page).code()).isEqualTo("odd");
    notion.delete("/_sandbox/faults");
    assertThat(notion.get("/v1/pages/" + page).status()).isEqualTo(200);
    assertThat(notion.post("/_sandbox/faults", "{\"action\":\"explode\"}").status()).isEqualTo(400);
    for (String action :
        List.of("html", "reset", "lost", "hang", "half", "saved", "wrong", "blocked")) {
      control("faults", "{\"action\":\"%s\"}".formatted(action));
    }
    assertThat(sandbox.faults().waiting()).hasSize(8);
  }

  @Test
  void lagLimitsAndSharingAreSet() throws Exception {
    control("lag", "{\"seconds\":1.5}");
    String page = task(Map.of("Task Name", "late"));
    assertThat(titles("{\"property\":\"Task Name\",\"title\":{\"equals\":\"late\"}}")).isEmpty();
    control("unshare", "{\"id\":\"%s\"}".formatted(page));
    assertThat(notion.get("/v1/pages/" + page).status()).isEqualTo(404);
    control("share", "{\"id\":\"%s\"}".formatted(page));
    assertThat(notion.get("/v1/pages/" + page).status()).isEqualTo(200);
    control("limits", "{\"requests_per_second\":0.01}");
    assertThat(notion.get("/v1/pages/" + page).status()).isEqualTo(200);
    assertThat(notion.get("/v1/pages/" + page).status()).isEqualTo(429);
    control("limits", "{\"requests_per_second\":0}");
    assertThat(notion.get("/v1/pages/" + page).status()).isEqualTo(200);
  }

  @Test
  void peopleCreateEditTrashRestoreArchiveMoveAndDuplicate() throws Exception {
    String who = "\"person\":\"Luis Ortega\"";
    String id =
        control(
                "create",
                "{%s,\"database\":\"tasks\",\"values\":{\"Task Name\":\"By hand\",\"Tags\":[\"Urgent\"]}}"
                    .formatted(who))
            .get("id")
            .asText();
    String page = "%s,\"page_id\":\"%s\"".formatted(who, id);
    control("add", "{%s,\"property\":\"Tags\",\"element\":\"Internal\"}".formatted(page));
    assertThat(sandbox.pages().values(id)).containsEntry("Tags", List.of("Urgent", "Internal"));
    control("edit", "{%s,\"values\":{\"Estimated Time\":2,\"Tags\":null}}".formatted(page));
    assertThat(sandbox.pages().values(id))
        .containsEntry("Task Name", "By hand")
        .containsEntry("Tags", List.of());
    assertThat(sandbox.pages().show(id).at("/created_by/id").asText())
        .isEqualTo(sandbox.person("luis ortega").id());

    String copy = control("duplicate", "{%s}".formatted(page)).get("id").asText();
    assertThat(sandbox.pages().values(copy)).containsEntry("Task Name", "By hand (1)");
    control("trash", "{%s}".formatted(page));
    assertThat(sandbox.pages().show(id).get("in_trash").asBoolean()).isTrue();
    assertThat(
            notion
                .post("/_sandbox/edit", "{%s,\"values\":{\"Notes\":\"late\"}}".formatted(page))
                .message())
        .contains("unarchive");
    control("restore", "{%s}".formatted(page));
    assertThat(sandbox.pages().show(id).get("in_trash").asBoolean()).isFalse();
    control("archive", "{%s}".formatted(page));
    assertThat(sandbox.pages().show(id).get("is_archived").asBoolean()).isTrue();
    control("move", "{%s,\"database\":\"contacts_profiles\"}".formatted(page));
    assertThat(sandbox.pages().show(id).at("/parent/data_source_id").asText())
        .isEqualTo(sandbox.dataSourceId("contacts_profiles"));
    control("purge", "{\"page_id\":\"%s\"}".formatted(id));
    assertThat(notion.get("/v1/pages/" + id).status()).isEqualTo(404);
  }

  @Test
  void schemasResultsAndBulkAreChanged() throws Exception {
    String page = task(Map.of("Priority", "High"));
    control(
        "schema",
        "{\"database\":\"tasks\",\"action\":\"rename\",\"property\":\"Notes\",\"name\":\"Remarks\"}");
    control(
        "schema",
        "{\"database\":\"tasks\",\"action\":\"retype\",\"property\":\"Source\",\"configuration\":{\"rich_text\":{}}}");
    control(
        "schema", "{\"database\":\"tasks\",\"action\":\"remove\",\"property\":\"Description\"}");
    control(
        "schema",
        "{\"database\":\"tasks\",\"action\":\"add\",\"property\":\"Cost\",\"configuration\":{\"number\":{}}}");
    control("schema", "{\"database\":\"tasks\",\"action\":\"recreate\",\"property\":\"Due Date\"}");
    control(
        "schema",
        "{\"database\":\"tasks\",\"action\":\"rename_option\",\"property\":\"Priority\",\"option\":\"High\",\"name\":\"Top\"}");
    control(
        "result",
        "{\"page_id\":\"%s\",\"property\":\"Days Until Due\",\"result\":\"9\"}".formatted(page));
    control("trashed_references", "{\"shown\":false}");

    assertThat(sandbox.pages().values(page))
        .containsKeys("Remarks", "Cost")
        .doesNotContainKeys("Notes", "Description")
        .containsEntry("Priority", "Top")
        .containsEntry("Days Until Due", "9");
    int before = sandbox.pages().ids("business_entities").size();
    assertThat(
            control(
                    "bulk",
                    "{\"database\":\"business_entities\",\"pages\":5,\"seconds_between\":60}")
                .get("page_ids"))
        .hasSize(5);
    assertThat(sandbox.pages().ids("business_entities")).hasSize(before + 5);
  }

  @Test
  void aControlThatIsNotUnderstoodSaysWhatIsMissing() throws Exception {
    assertThat(notion.post("/_sandbox/nothing", "{}").message()).contains("/_sandbox/help");
    assertThat(notion.post("/_sandbox/lag", "{}").message()).contains("seconds");
    assertThat(notion.post("/_sandbox/bulk", "{\"database\":\"nope\",\"pages\":1}").message())
        .contains("no database \"nope\"");
    assertThat(
            notion
                .post("/_sandbox/edit", "{\"person\":\"Maya Brooks\",\"page_id\":\"x\"}")
                .status())
        .isEqualTo(404);
  }

  private JsonNode control(String name, String body) throws Exception {
    Calls.Reply reply = notion.post("/_sandbox/" + name, body);
    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    return reply.body();
  }
}
