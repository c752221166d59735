package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxVersionsTest extends SandboxTest {

  @Test
  void aRequestWithoutAVersionIsRefused() throws Exception {
    Calls.Reply reply = notion.version(null).get("/v1/users/me");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("missing_version");
  }

  @Test
  void aVersionThatTheSandboxDoesNotSpeakIsRefused() throws Exception {
    assertThat(notion.version("2022-06-28").get("/v1/users/me").code())
        .isEqualTo("validation_error");
  }

  @Test
  void theOlderVersionAnswersBothWordsForTheTrash() throws Exception {
    String page = task(Map.of("Task Name", "a"));

    Calls.Reply reply = notion.patch("/v1/pages/" + page, "{\"archived\":true}");

    assertThat(reply.body().get("in_trash").asBoolean()).isTrue();
    assertThat(reply.body().get("archived").asBoolean()).isTrue();
  }

  @Test
  void theNewerVersionKnowsArchivedNeitherInRequestsNorInAnswers() throws Exception {
    String page = task(Map.of("Task Name", "a"));
    Calls newer = notion.version("2026-03-11");

    Calls.Reply refused = newer.patch("/v1/pages/" + page, "{\"archived\":true}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("validation_error");
    assertThat(newer.get("/v1/pages/" + page).body().has("archived")).isFalse();
    assertThat(
            newer.get("/v1/data_sources/" + sandbox.dataSourceId("tasks")).body().has("archived"))
        .isFalse();
    assertThat(newer.get("/v1/databases/" + sandbox.databaseId("tasks")).body().has("archived"))
        .isFalse();
  }

  @Test
  void aWrongTokenIsUnauthorized() throws Exception {
    Calls.Reply reply = notion.as("ntn_wrong").get("/v1/users/me");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("unauthorized");
    assertThat(reply.message()).isEqualTo("API token is invalid.");
    assertThat(reply.body().has("request_id")).isTrue();
  }

  @Test
  void anUnknownAddressIsAnInvalidRequestUrl() throws Exception {
    assertThat(notion.get("/v1/nothing").code()).isEqualTo("invalid_request_url");
    assertThat(notion.get("/v1/users//").code()).isEqualTo("invalid_request_url");
  }

  @Test
  void whatIsNoIdIsRefusedBeforeItIsLookedUp() throws Exception {
    Calls.Reply reply = notion.get("/v1/pages/not-an-id");

    assertThat(reply.code()).isEqualTo("validation_error");
    assertThat(reply.message())
        .isEqualTo(
            "path failed validation: path.page_id should be a valid uuid, instead was `\"not-an-id\"`.");
  }

  @Test
  void idsAreTakenWithoutDashes() throws Exception {
    String page = task(Map.of("Task Name", "a"));

    assertThat(notion.get("/v1/pages/" + page.replace("-", "")).body().get("id").asText())
        .isEqualTo(page);
  }
}
