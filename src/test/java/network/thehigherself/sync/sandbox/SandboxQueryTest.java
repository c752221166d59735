package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.sandbox.workspace.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxQueryTest {

  private Sandbox sandbox;
  private Calls notion;
  private Person maya;
  private String tasks;

  @BeforeEach
  void start() {
    sandbox =
        Sandbox.start(SandboxOptions.defaults().withClockFixedAt(SandboxTest.NOON).withoutPages());
    notion = Calls.to(sandbox);
    maya = sandbox.person("Maya Brooks");
    tasks = sandbox.dataSourceId("tasks");
    for (String type :
        List.of(
            "checkbox",
            "url",
            "email",
            "phone_number",
            "created_time",
            "created_by",
            "last_edited_by",
            "files")) {
      sandbox.schema("tasks").add("A " + type, Json.parse("{\"%s\":{}}".formatted(type)));
    }
    sandbox.schema("tasks").add("A status", Json.parse("{\"status\":{}}"));
    sandbox.schema("tasks").add("A unique_id", Json.parse("{\"unique_id\":{}}"));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"property\":\"Task Name\",\"title\":{\"equals\":\"full\"}}                              | full",
        "{\"property\":\"Task Name\",\"title\":{\"starts_with\":\"FU\"}}                           | full",
        "{\"property\":\"Task Name\",\"title\":{\"ends_with\":\"ty\"}}                             | empty",
        "{\"property\":\"Supabase ID\",\"rich_text\":{\"equals\":\"key-1\"}}                       | full",
        "{\"property\":\"Supabase ID\",\"rich_text\":{\"equals\":\"key\"}}                         | -",
        "{\"property\":\"Supabase ID\",\"rich_text\":{\"contains\":\"KEY\"}}                       | full",
        "{\"property\":\"Supabase ID\",\"rich_text\":{\"does_not_contain\":\"key\"}}               | empty",
        "{\"property\":\"Supabase ID\",\"rich_text\":{\"does_not_equal\":\"key-1\"}}               | empty",
        "{\"property\":\"Supabase ID\",\"rich_text\":{\"is_empty\":true}}                          | empty",
        "{\"property\":\"Supabase ID\",\"type\":\"rich_text\",\"rich_text\":{\"is_not_empty\":true}} | full",
        "{\"property\":\"Estimated Time\",\"number\":{\"equals\":3.5}}                             | full",
        "{\"property\":\"Estimated Time\",\"number\":{\"greater_than\":3.5}}                       | -",
        "{\"property\":\"Estimated Time\",\"number\":{\"greater_than_or_equal_to\":3.50}}          | full",
        "{\"property\":\"Estimated Time\",\"number\":{\"less_than\":4}}                            | full",
        "{\"property\":\"Estimated Time\",\"number\":{\"less_than_or_equal_to\":3}}                | -",
        "{\"property\":\"Estimated Time\",\"number\":{\"does_not_equal\":3.5}}                     | empty",
        "{\"property\":\"A unique_id\",\"unique_id\":{\"equals\":2}}                               | empty",
        "{\"property\":\"Priority\",\"select\":{\"equals\":\"High\"}}                              | full",
        "{\"property\":\"Priority\",\"select\":{\"equals\":[\"Low\",\"High\"]}}                    | full",
        "{\"property\":\"Priority\",\"select\":{\"does_not_equal\":\"High\"}}                      | empty",
        "{\"property\":\"A status\",\"status\":{\"equals\":\"Done\"}}                              | full",
        "{\"property\":\"Tags\",\"multi_select\":{\"contains\":\"Urgent\"}}                        | full",
        "{\"property\":\"Tags\",\"multi_select\":{\"does_not_contain\":\"Urgent\"}}                | empty",
        "{\"property\":\"Tags\",\"multi_select\":{\"is_empty\":true}}                              | empty",
        "{\"property\":\"Due Date\",\"date\":{\"equals\":\"2026-11-24\"}}                          | full",
        "{\"property\":\"Due Date\",\"date\":{\"before\":\"2026-11-25\"}}                          | full",
        "{\"property\":\"Due Date\",\"date\":{\"after\":\"2026-11-24\"}}                           | -",
        "{\"property\":\"Due Date\",\"date\":{\"on_or_before\":\"2026-11-24\"}}                    | full",
        "{\"property\":\"Due Date\",\"date\":{\"on_or_after\":\"2026-11-24T10:30:00+00:00\"}}      | full",
        "{\"property\":\"Due Date\",\"date\":{\"on_or_after\":\"2026-11-24T10:30:00.001Z\"}}       | -",
        "{\"property\":\"Due Date\",\"date\":{\"equals\":\"tomorrow\"}}                            | full",
        "{\"property\":\"Due Date\",\"date\":{\"this_week\":{}}}                                   | full",
        "{\"property\":\"Due Date\",\"date\":{\"next_week\":{}}}                                   | full",
        "{\"property\":\"Due Date\",\"date\":{\"past_week\":{}}}                                   | -",
        "{\"property\":\"Due Date\",\"date\":{\"is_empty\":true}}                                  | empty",
        "{\"property\":\"Assigned To\",\"people\":{\"is_not_empty\":true}}                         | full",
        "{\"property\":\"Assigned To\",\"people\":{\"contains\":\"me\"}}                           | -",
        "{\"property\":\"Related Business Entity\",\"relation\":{\"is_not_empty\":true}}           | full",
        "{\"property\":\"A checkbox\",\"checkbox\":{\"equals\":true}}                              | full",
        "{\"property\":\"A checkbox\",\"checkbox\":{\"does_not_equal\":true}}                      | empty",
        "{\"property\":\"A url\",\"url\":{\"contains\":\"example\"}}                               | full",
        "{\"property\":\"A email\",\"email\":{\"equals\":\"a@example.org\"}}                       | full",
        "{\"property\":\"A phone_number\",\"phone_number\":{\"starts_with\":\"+1\"}}               | full",
        "{\"property\":\"A files\",\"files\":{\"is_empty\":true}}                                  | empty",
        "{\"property\":\"A created_time\",\"created_time\":{\"on_or_after\":\"2026-11-23T12:05:00Z\"}} | empty",
        "{\"property\":\"Days Until Due\",\"formula\":{\"string\":{\"equals\":\"Overdue\"}}}       | full",
        "{\"timestamp\":\"last_edited_time\",\"last_edited_time\":{\"on_or_after\":\"2026-11-23T12:00:00Z\"}} | empty,full",
        "{\"timestamp\":\"last_edited_time\",\"last_edited_time\":{\"on_or_after\":\"2026-11-23T12:00:01Z\"}} | empty",
        "{\"timestamp\":\"created_time\",\"created_time\":{\"before\":\"2026-11-23T12:05:00Z\"}}   | full",
        "{\"and\":[{\"property\":\"Priority\",\"select\":{\"equals\":\"High\"}},{\"or\":[{\"property\":\"A checkbox\",\"checkbox\":{\"equals\":true}},{\"property\":\"Notes\",\"rich_text\":{\"is_not_empty\":true}}]}]} | full",
        "{\"or\":[{\"property\":\"Priority\",\"select\":{\"equals\":\"High\"}},{\"property\":\"Priority\",\"select\":{\"is_empty\":true}}]} | empty,full",
      })
  void filtersFindWhatTheyDescribe(String filter, String found) throws Exception {
    twoPages();

    Calls.Reply reply = query("{\"filter\":%s}".formatted(filter));

    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    List<String> expected = found.equals("-") ? List.of() : List.of(found.split(","));
    assertThat(titles(reply.body())).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"property\":\"Nope\",\"number\":{\"equals\":1}}                     | Could not find property",
        "{\"property\":\"Notes\",\"number\":{\"equals\":1}}                    | does not match filter",
        "{\"property\":\"Notes\",\"rich_text\":{\"greater_than\":\"a\"}}       | should be not present",
        "{\"property\":\"Notes\",\"rich_text\":{\"equals\":1}}                 | should be a string",
        "{\"property\":\"Notes\",\"rich_text\":{\"is_empty\":false}}           | should be `true`",
        "{\"property\":\"Estimated Time\",\"number\":{\"equals\":\"1\"}}       | should be a number",
        "{\"timestamp\":\"due\",\"due\":{\"after\":\"2026-01-01\"}}            | should be `\"created_time\"`",
        "{\"timestamp\":\"created_time\",\"created_time\":{\"after\":\"soon\"}} | ISO 8601",
        "{\"and\":[{\"or\":[{\"and\":[]}]}]}                                   | nested too deep",
        "{\"and\":[],\"or\":[]}                                                | should be not present",
      })
  void filtersThatMakeNoSenseAreRefused(String filter, String message) throws Exception {
    Calls.Reply reply = query("{\"filter\":%s}".formatted(filter));

    assertThat(reply.code()).isEqualTo("validation_error");
    assertThat(reply.message()).contains(message);
  }

  @Test
  void aFilterTakesAtMost100Entries() throws Exception {
    String entry = "{\"property\":\"Notes\",\"rich_text\":{\"is_empty\":true}}";

    assertThat(
            query("{\"filter\":{\"or\":[%s%s]}}".formatted(entry, ("," + entry).repeat(99)))
                .status())
        .isEqualTo(200);
    assertThat(
            query("{\"filter\":{\"or\":[%s%s]}}".formatted(entry, ("," + entry).repeat(100)))
                .status())
        .isEqualTo(400);
  }

  @Test
  void everyPageIsReadOnceThroughItsCursors() throws Exception {
    for (int i = 0; i < 25; i++) {
      maya.create(tasks, Map.of("Task Name", "page " + i));
    }
    List<String> seen = new ArrayList<>();
    JsonNode page = query("{\"page_size\":10}").body();
    while (page.get("has_more").asBoolean()) {
      seen.addAll(titles(page));
      page =
          query("{\"page_size\":10,\"start_cursor\":%s}".formatted(page.get("next_cursor"))).body();
    }
    seen.addAll(titles(page));

    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    assertThat(page.get("next_cursor").isNull()).isTrue();
    assertThat(page.has("request_status")).isFalse();
  }

  @Test
  void aPageThatIsTrashedWhileReadingIsMissingFromItsPart() throws Exception {
    for (int i = 0; i < 4; i++) {
      maya.create(tasks, Map.of("Task Name", "page " + i));
    }
    String sorts =
        "\"sorts\":[{\"property\":\"Task Name\",\"direction\":\"ascending\"}],\"page_size\":2";
    JsonNode first = query("{%s}".formatted(sorts)).body();
    maya.trash(sandbox.pages().ids("tasks").get(2));

    JsonNode second =
        query("{%s,\"start_cursor\":%s}".formatted(sorts, first.get("next_cursor"))).body();
    assertThat(titles(second)).containsExactly("page 3");
  }

  @Test
  void cursorsAndSizesAreChecked() throws Exception {
    maya.create(tasks, Map.of("Task Name", "a"));
    maya.create(tasks, Map.of("Task Name", "b"));
    JsonNode cursor = query("{\"page_size\":1}").body().get("next_cursor");

    assertThat(query("{\"page_size\":101}").message())
        .isEqualTo("body failed validation: body.page_size should be ≤ `100`, instead was `101`.");
    assertThat(query("{\"page_size\":0}").status()).isEqualTo(400);
    assertThat(query("{\"start_cursor\":\"what\"}").code()).isEqualTo("validation_error");
    String other =
        "{\"start_cursor\":%s,\"filter\":{\"property\":\"Notes\",\"rich_text\":{\"is_empty\":true}}}";
    assertThat(query(other.formatted(cursor)).code()).isEqualTo("validation_error");
    assertThat(query("{\"start_cursor\":%s}".formatted(cursor)).status()).isEqualTo(200);
  }

  @Test
  void sortsGoByPropertyOrTimeWithEmptyValuesLast() throws Exception {
    maya.create(tasks, Map.of("Task Name", "b", "Estimated Time", 2, "Priority", "Low"));
    sandbox.clock().advance(Duration.ofMinutes(1));
    maya.create(tasks, Map.of("Task Name", "a", "Estimated Time", 10, "Priority", "Urgent"));
    sandbox.clock().advance(Duration.ofMinutes(1));
    maya.create(tasks, Map.of("Task Name", "c", "Priority", "High"));

    assertThat(sorted("\"property\":\"Task Name\",\"direction\":\"ascending\""))
        .containsExactly("a", "b", "c");
    assertThat(sorted("\"property\":\"Task Name\",\"direction\":\"descending\""))
        .containsExactly("c", "b", "a");
    assertThat(sorted("\"property\":\"Estimated Time\",\"direction\":\"ascending\""))
        .containsExactly("b", "a", "c");
    assertThat(sorted("\"property\":\"Estimated Time\",\"direction\":\"descending\""))
        .containsExactly("a", "b", "c");
    assertThat(sorted("\"property\":\"Priority\",\"direction\":\"ascending\""))
        .containsExactly("b", "c", "a");
    assertThat(sorted("\"timestamp\":\"created_time\",\"direction\":\"ascending\""))
        .containsExactly("b", "a", "c");
    assertThat(sorted("\"timestamp\":\"last_edited_time\",\"direction\":\"descending\""))
        .containsExactly("c", "a", "b");
    assertThat(query("{\"sorts\":[{\"property\":\"Nope\",\"direction\":\"ascending\"}]}").status())
        .isEqualTo(400);
    assertThat(query("{\"sorts\":[{\"property\":\"Notes\",\"direction\":\"up\"}]}").status())
        .isEqualTo(400);
  }

  @Test
  void trashedPagesAreNeverFoundAndArchivedOnesOnlyOnRequest() throws Exception {
    String trashed = maya.create(tasks, Map.of("Task Name", "trashed"));
    String archived = maya.create(tasks, Map.of("Task Name", "archived"));
    maya.create(tasks, Map.of("Task Name", "plain"));
    maya.trash(trashed);
    maya.archive(archived, true);

    assertThat(titles(query("{}").body())).containsExactly("plain");
    assertThat(titles(query("{\"in_trash\":true}").body())).containsExactly("plain");
    assertThat(titles(query("{\"is_archived\":true}").body())).containsExactly("archived");
    assertThat(notion.get("/v1/pages/" + archived).body().get("is_archived").asBoolean()).isTrue();
  }

  @Test
  void searchFindsPagesAndDataSourcesByTitle() throws Exception {
    maya.create(tasks, Map.of("Task Name", "Order the frames"));
    String trashed = maya.create(tasks, Map.of("Task Name", "Frames of old"));
    maya.trash(trashed);

    assertThat(search("{\"query\":\"frames\"}").findValuesAsText("object"))
        .contains("list", "page")
        .doesNotContain("data_source");
    assertThat(search("{\"query\":\"frames\"}").get("results")).hasSize(1);
    assertThat(
            search("{\"query\":\"frames\",\"filter\":{\"in_trash\":true}}")
                .at("/results/0/id")
                .asText())
        .isEqualTo(trashed);
    assertThat(
            search("{\"filter\":{\"property\":\"object\",\"value\":\"data_source\"}}")
                .get("results"))
        .hasSize(17);
    assertThat(search("{\"query\":\"master tasks\"}").at("/results/0/id").asText())
        .isEqualTo(tasks);
    assertThat(
            notion
                .post("/v1/search", "{\"filter\":{\"property\":\"object\",\"value\":\"database\"}}")
                .status())
        .isEqualTo(400);
  }

  private void twoPages() {
    String business =
        maya.create(sandbox.dataSourceId("business_entities"), Map.of("Name", "House"));
    Map<String, Object> full =
        Map.ofEntries(
            Map.entry("Task Name", "full"),
            Map.entry("Supabase ID", "key-1"),
            Map.entry("Estimated Time", 3.5),
            Map.entry("Priority", "High"),
            Map.entry("A status", "Done"),
            Map.entry("Tags", List.of("Urgent", "Internal")),
            Map.entry("Due Date", "2026-11-24T10:30:00Z"),
            Map.entry("Assigned To", List.of(maya.id())),
            Map.entry("Related Business Entity", List.of(business)),
            Map.entry("A checkbox", true),
            Map.entry("A url", "https://example.org"),
            Map.entry("A email", "a@example.org"),
            Map.entry("A phone_number", "+1 555"),
            Map.entry("A files", List.of("https://example.org/a.pdf")));
    sandbox.pages().result(maya.create(tasks, full), "Days Until Due", "Overdue");
    sandbox.clock().advance(Duration.ofMinutes(5));
    maya.create(tasks, Map.of("Task Name", "empty"));
  }

  private List<String> sorted(String sort) throws Exception {
    return titles(query("{\"sorts\":[{%s}]}".formatted(sort)).body());
  }

  private Calls.Reply query(String body) throws Exception {
    return notion.post("/v1/data_sources/%s/query".formatted(tasks), body);
  }

  private JsonNode search(String body) throws Exception {
    return notion.post("/v1/search", body).body();
  }

  private static List<String> titles(JsonNode page) {
    return page.get("results").findValues("Task Name").stream()
        .map(title -> title.at("/title/0/plain_text").asText())
        .toList();
  }
}
