package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.sandbox.workspace.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxValidationTest extends SandboxTest {

  private String page;

  @BeforeEach
  void page() {
    sandbox.schema("tasks").add("Mail", Json.parse("{\"email\":{}}"));
    sandbox.schema("tasks").add("Call", Json.parse("{\"phone_number\":{}}"));
    sandbox.schema("tasks").add("Link", Json.parse("{\"url\":{}}"));
    sandbox.schema("tasks").add("Ready", Json.parse("{\"checkbox\":{}}"));
    sandbox.schema("tasks").add("Stage", Json.parse("{\"status\":{}}"));
    sandbox.schema("tasks").add("Papers", Json.parse("{\"files\":{}}"));
    sandbox.schema("tasks").add("Number", Json.parse("{\"unique_id\":{\"prefix\":\"T\"}}"));
    sandbox.schema("tasks").add("Made", Json.parse("{\"created_time\":{}}"));
    sandbox.schema("tasks").add("Maker", Json.parse("{\"created_by\":{}}"));
    sandbox.schema("tasks").add("Press", Json.parse("{\"button\":{}}"));
    page = task(Map.of("Task Name", "a", "Notes", "before"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Nope           | {\"rich_text\":[]}                                            | Nope is not a property that exists.",
        "Notes          | {\"number\":1}                                                | Notes is expected to be rich_text.",
        "Notes          | {\"type\":\"title\",\"rich_text\":[]}                         | Notes is expected to be rich_text.",
        "Notes          | {\"rich_text\":null}                                          | should be an array",
        "Notes          | {\"id\":\"x\",\"rich_text\":[]}                               | .id should be not present",
        "Notes          | {\"rich_text\":[{\"text\":{\"content\":\"a\"},\"plain_text\":\"a\"}]} | .plain_text should be not present",
        "Notes          | {\"rich_text\":[{\"text\":{\"content\":\"\\ud83d\"}}]}        | surrogate",
        "Notes          | {\"rich_text\":[{\"text\":{\"content\":\"a\"},\"annotations\":{\"color\":\"beige\"}}]} | no color",
        "Estimated Time | {\"number\":\"1\"}                                            | should be a number",
        "Ready          | {\"checkbox\":null}                                           | should be a boolean",
        "Mail           | {\"email\":\"\"}                                              | length should be ≥ `1`",
        "Call           | {\"phone_number\":\"\"}                                       | length should be ≥ `1`",
        "Link           | {\"url\":\"\"}                                                | length should be ≥ `1`",
        "Priority       | {\"select\":{\"name\":\"\"}}                                  | length should be ≥ `1`",
        "Priority       | {\"select\":{\"name\":\"a, b\"}}                              | commas not allowed",
        "Priority       | {\"select\":{\"id\":\"nope\"}}                                | does not exist",
        "Tags           | {\"multi_select\":[{\"name\":\"a,b\"}]}                       | commas not allowed",
        "Stage          | {\"status\":{\"name\":\"Elsewhere\"}}                         | Invalid status option",
        "Due Date       | {\"date\":{\"start\":\"tomorrow\"}}                           | ISO 8601",
        "Due Date       | {\"date\":{\"start\":\"2026-06-15\",\"time_zone\":\"Europe/Lisbon\"}} | ISO 8601",
        "Due Date       | {\"date\":{\"start\":\"2026-06-15T10:00:00Z\",\"time_zone\":\"Europe/Lisbon\"}} | ISO 8601",
        "Due Date       | {\"date\":{\"start\":\"2026-06-15T10:00:00\",\"time_zone\":\"Nowhere\"}} | IANA",
        "Due Date       | {\"date\":{\"end\":\"2026-06-15\"}}                           | date.start should be a string",
        "Subtasks       | {\"relation\":[],\"has_more\":false}                          | .has_more should be not present",
        "Subtasks       | {\"relation\":[{\"id\":\"nope\"}]}                            | should be a valid uuid",
        "Assigned To    | {\"people\":[{\"id\":\"nope\"}]}                              | should be a valid uuid",
        "Papers         | {\"files\":[{\"name\":\"a\"}]}                                | external should be defined",
        "Needs Sync     | {\"formula\":{\"type\":\"boolean\",\"boolean\":true}}         | cannot be written",
        "Number         | {\"unique_id\":{\"number\":1}}                                | cannot be written",
        "Made           | {\"created_time\":\"2026-06-15T10:00:00Z\"}                   | cannot be written",
        "Maker          | {\"created_by\":{}}                                           | cannot be written",
        "Press          | {\"button\":{}}                                               | cannot be written",
      })
  void whatNotionWouldNotTakeIsAValidationError(String property, String value, String message)
      throws Exception {
    Calls.Reply reply = write(page, property, value);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("validation_error");
    assertThat(reply.message()).contains(message);
    assertThat(sandbox.pages().values(page)).containsEntry("Notes", "before");
  }

  @Test
  void aTextItemHasAtMost2000UnitsAndAPropertyAtMost100Items() throws Exception {
    assertThat(write(page, "Notes", text("x".repeat(2000), 100)).status()).isEqualTo(200);
    assertThat(sandbox.pages().values(page).get("Notes").toString()).hasSize(200_000);

    assertThat(write(page, "Notes", text("x".repeat(2001), 1)).message())
        .isEqualTo(
            "body failed validation: body.properties.Notes.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`.");
    assertThat(write(page, "Notes", text("🏯".repeat(1001), 1)).status()).isEqualTo(400);
    assertThat(write(page, "Notes", text("x", 101)).status()).isEqualTo(400);
  }

  @Test
  void textOfNothingLeavesNoItem() throws Exception {
    assertThat(write(page, "Notes", text("", 1)).body().at("/properties/Notes/rich_text"))
        .isEmpty();
  }

  @Test
  void addressesHaveTheirLengths() throws Exception {
    assertThat(write(page, "Link", "{\"url\":\"%s\"}".formatted("x".repeat(2000))).status())
        .isEqualTo(200);
    assertThat(write(page, "Link", "{\"url\":\"%s\"}".formatted("x".repeat(2001))).status())
        .isEqualTo(400);
    assertThat(write(page, "Mail", "{\"email\":\"%s\"}".formatted("x".repeat(201))).status())
        .isEqualTo(400);
    assertThat(write(page, "Call", "{\"phone_number\":\"%s\"}".formatted("1".repeat(201))).status())
        .isEqualTo(400);
  }

  @Test
  void oneWriteTakesAtMost100References() throws Exception {
    ArrayNode ids = Json.array();
    for (int i = 0; i < 101; i++) {
      ids.addObject().put("id", task(Map.of()));
    }

    assertThat(write(page, "Subtasks", "{\"relation\":%s}".formatted(ids)).status()).isEqualTo(400);
    ids.remove(100);
    assertThat(write(page, "Subtasks", "{\"relation\":%s}".formatted(ids)).status()).isEqualTo(200);
  }

  @Test
  void aRelationTakesOnlyPagesThatExistInItsTarget() throws Exception {
    String contact = sandbox.pages().ids("contacts_profiles").get(0);

    Calls.Reply missing =
        write(page, "Subtasks", "{\"relation\":[{\"id\":\"%s\"}]}".formatted(UUID.randomUUID()));
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.code()).isEqualTo("object_not_found");
    assertThat(
            write(page, "Subtasks", "{\"relation\":[{\"id\":\"%s\"}]}".formatted(contact)).status())
        .isEqualTo(400);
  }

  @Test
  void aBodyOfMoreThan500KilobytesIsRefused() throws Exception {
    String body = "{\"properties\":{\"Notes\":%s}}".formatted(text("é".repeat(2000), 100));
    assertThat(notion.patch("/v1/pages/" + page, body).status()).isEqualTo(200);

    String more =
        body.substring(0, body.length() - 1)
            + ",\"icon\":{\"type\":\"emoji\",\"emoji\":\"%s\"}}".formatted("x".repeat(130_000));
    Calls.Reply reply = notion.patch("/v1/pages/" + page, more);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("validation_error");
  }

  @Test
  void aBodyThatIsNoJsonIsInvalidJson() throws Exception {
    assertThat(notion.patch("/v1/pages/" + page, "{").code()).isEqualTo("invalid_json");
    assertThat(notion.patch("/v1/pages/" + page, "[]").code()).isEqualTo("validation_error");
    assertThat(notion.patch("/v1/pages/" + page, "{\"nope\":1}").message())
        .contains("body.nope should be not present");
  }

  @Test
  void aRefusedWriteLeavesNeitherValuesNorOptionsBehind() throws Exception {
    String body =
        "{\"properties\":{\"Priority\":{\"select\":{\"name\":\"Newish\"}},\"Ready\":{\"checkbox\":1}}}";

    assertThat(notion.patch("/v1/pages/" + page, body).status()).isEqualTo(400);
    assertThat(options("Priority")).doesNotContain("Newish");
    assertThat(sandbox.pages().values(page).get("Priority")).isNull();
  }

  @Test
  void newOptionsOfSelectsAreMadeByTheWay() throws Exception {
    write(page, "Priority", "{\"select\":{\"name\":\"Someday\"}}");
    write(
        page,
        "Tags",
        "{\"multi_select\":[{\"name\":\"Internal\"},{\"name\":\"Fresh\"},{\"name\":\"Internal\"}]}");

    assertThat(sandbox.pages().values(page))
        .containsEntry("Priority", "Someday")
        .containsEntry("Tags", List.of("Internal", "Fresh"));
    assertThat(options("Priority")).contains("Someday");
    assertThat(options("Tags")).contains("Fresh");
  }

  private List<String> options(String property) throws Exception {
    return notion
        .get("/v1/data_sources/" + sandbox.dataSourceId("tasks"))
        .body()
        .at("/properties/%s".formatted(property))
        .findValuesAsText("name");
  }

  private static String text(String content, int items) {
    ArrayNode array = Json.array();
    for (int i = 0; i < items; i++) {
      array.addObject().putObject("text").put("content", content);
    }
    return Json.object().set("rich_text", array).toString();
  }
}
