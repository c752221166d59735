package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import network.thehigherself.sync.sandbox.workspace.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxPropertiesTest extends SandboxTest {

  private String page;

  @BeforeEach
  void page() {
    page = task(Map.of("Task Name", "a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"start\":\"2026-06-15\"}                           | 2026-06-15                    | null",
        "{\"start\":\"2026-06-15\",\"end\":\"2026-06-20\"}    | 2026-06-15                    | 2026-06-20",
        "{\"start\":\"2026-06-15T14:30:00Z\"}                 | 2026-06-15T14:30:00.000+00:00 | null",
        "{\"start\":\"2026-06-15T14:30:00+05:30\"}            | 2026-06-15T14:30:00.000+05:30 | null",
        "{\"start\":\"2026-06-15T14:30\"}                     | 2026-06-15T14:30:00.000+00:00 | null",
        "{\"start\":\"2026-06-15T14:30:00\",\"time_zone\":\"America/New_York\"} | 2026-06-15T14:30:00.000-04:00 | null",
      })
  void datesComeBackAsNotionAnswersThem(String written, String start, String end) throws Exception {
    JsonNode date =
        write(page, "Due Date", "{\"date\":%s}".formatted(written))
            .body()
            .at("/properties/Due Date/date");

    assertThat(date.get("start").asText()).isEqualTo(start);
    assertThat(date.get("end").asText()).isEqualTo(end);
    assertThat(date.has("time_zone")).isTrue();
    assertThat(date.get("time_zone").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "85.0,85",
    "0.1,0.1",
    "-3,-3",
    "1e3,1000",
    "12345678901234567890,12345678901234567000",
    "-0.0,0"
  })
  void numbersAreDoublesWrittenAsJavaScriptDoes(String written, String read) throws Exception {
    Calls.Reply reply = write(page, "Estimated Time", "{\"number\":%s}".formatted(written));

    assertThat(reply.raw().body()).contains("\"number\":" + read + "}");
  }

  @Test
  void nullClearsAValueAndAnEmptyListClearsAList() throws Exception {
    maya.edit(
        page,
        Map.of(
            "Estimated Time",
            3,
            "Priority",
            "High",
            "Due Date",
            "2026-06-15",
            "Tags",
            List.of("Urgent")));

    write(page, "Estimated Time", "{\"number\":null}");
    write(page, "Priority", "{\"select\":null}");
    write(page, "Due Date", "{\"date\":null}");
    JsonNode properties = write(page, "Tags", "{\"multi_select\":[]}").body().get("properties");

    assertThat(properties.at("/Estimated Time/number").isNull()).isTrue();
    assertThat(properties.at("/Priority/select").isNull()).isTrue();
    assertThat(properties.at("/Due Date/date").isNull()).isTrue();
    assertThat(properties.at("/Tags/multi_select")).isEmpty();
  }

  @Test
  void textKeepsItsItemsAndStylesAsSent() throws Exception {
    String sent =
        """
        {"rich_text":[
          {"text":{"content":"one "}},
          {"type":"text","text":{"content":"two","link":{"url":"https://example.org/"}},"annotations":{"bold":true,"color":"red"}},
          {"text":{"content":"one "}},
          {"equation":{"expression":"e=mc^2"}},
          {"mention":{"user":{"id":"%s"}}},
          {"mention":{"page":{"id":"%s"}}},
          {"mention":{"date":{"start":"2026-06-15"}}}]}
        """
            .formatted(maya.id(), page);

    JsonNode items = write(page, "Notes", sent).body().at("/properties/Notes/rich_text");

    assertThat(items.findValuesAsText("plain_text"))
        .containsExactly("one ", "two", "one ", "e=mc^2", "@Maya Brooks", "a", "2026-06-15");
    assertThat(items.get(0).at("/annotations/bold").asBoolean()).isFalse();
    assertThat(items.get(0).get("href").isNull()).isTrue();
    assertThat(items.get(0).at("/text/link").isNull()).isTrue();
    assertThat(items.get(1).at("/annotations/bold").asBoolean()).isTrue();
    assertThat(items.get(1).at("/annotations/color").asText()).isEqualTo("red");
    assertThat(items.get(1).get("href").asText()).isEqualTo("https://example.org/");
    assertThat(items.get(4).at("/mention/user/name").asText()).isEqualTo("Maya Brooks");
    assertThat(items.get(5).at("/mention/page/id").asText()).isEqualTo(page);
    assertThat(items.get(6).at("/mention/date/start").asText()).isEqualTo("2026-06-15");
  }

  @Test
  void atMost25MentionsAreShownWithoutAnySignButAllThroughThePropertyEndpoint() throws Exception {
    ArrayNode mentions = Json.array();
    for (int i = 0; i < 30; i++) {
      mentions.addObject().putObject("mention").putObject("user").put("id", maya.id());
    }
    JsonNode shown =
        write(page, "Notes", Json.object().set("rich_text", mentions).toString()).body();

    assertThat(shown.at("/properties/Notes/rich_text")).hasSize(25);
    assertThat(shown.at("/properties/Notes").has("has_more")).isFalse();
    assertThat(item("Notes", "").get("results")).hasSize(30);
  }

  @Test
  void atMost25PeopleAreShownWithoutAnySignButAllThroughThePropertyEndpoint() throws Exception {
    List<String> people =
        IntStream.range(0, 30).mapToObj(i -> sandbox.person("Person " + i).id()).toList();
    maya.edit(page, "Assigned To", people);

    JsonNode shown = notion.get("/v1/pages/" + page).body().at("/properties/Assigned To");
    assertThat(shown.get("people")).hasSize(25);
    assertThat(shown.has("has_more")).isFalse();
    assertThat(item("Assigned To", "").findValuesAsText("id")).containsAll(people);
  }

  @Test
  void thePropertyEndpointPagesListsAndAnswersTheRestAtOnce() throws Exception {
    List<String> subtasks = IntStream.range(0, 7).mapToObj(i -> task(Map.of())).toList();
    maya.edit(page, Map.of("Subtasks", subtasks, "Estimated Time", 2));

    JsonNode first = item("Subtasks", "?page_size=5");
    assertThat(first.get("results")).hasSize(5);
    assertThat(first.get("has_more").asBoolean()).isTrue();
    assertThat(first.at("/property_item/next_url").asText())
        .contains(first.get("next_cursor").asText());
    JsonNode second =
        item("Subtasks", "?page_size=5&start_cursor=" + first.get("next_cursor").asText());
    assertThat(second.get("results")).hasSize(2);
    assertThat(second.get("next_cursor").isNull()).isTrue();
    assertThat(second.at("/property_item/next_url").isNull()).isTrue();
    assertThat(second.at("/results/1/relation/id").asText()).isEqualTo(subtasks.get(6));

    JsonNode number = item("Estimated Time", "");
    assertThat(number.get("object").asText()).isEqualTo("property_item");
    assertThat(number.get("number").decimalValue()).isEqualByComparingTo("2");
  }

  @Test
  void statusHasItsOptionsInGroups() throws Exception {
    sandbox.schema("tasks").add("Stage", Json.parse("{\"status\":{}}"));

    JsonNode schema =
        notion
            .get("/v1/data_sources/" + sandbox.dataSourceId("tasks"))
            .body()
            .at("/properties/Stage/status");

    assertThat(schema.get("options").findValuesAsText("name"))
        .containsExactly("Not started", "In progress", "Done");
    assertThat(schema.get("groups").findValuesAsText("name"))
        .containsExactly("To-do", "In progress", "Complete");
    JsonNode written =
        write(page, "Stage", "{\"status\":{\"name\":\"Done\"}}")
            .body()
            .at("/properties/Stage/status");
    assertThat(written.get("name").asText()).isEqualTo("Done");
  }

  @Test
  void uniqueIdsCountUpAndAreNeverUsedAgain() {
    sandbox.schema("tasks").add("Number", Json.parse("{\"unique_id\":{\"prefix\":\"T\"}}"));
    String one = task(Map.of());
    maya.trash(one);
    String two = task(Map.of());
    String copy = maya.duplicate(two);

    assertThat(sandbox.pages().show(one).at("/properties/Number/unique_id/number").asInt())
        .isEqualTo(1);
    assertThat(sandbox.pages().show(two).at("/properties/Number/unique_id/number").asInt())
        .isEqualTo(2);
    assertThat(sandbox.pages().show(copy).at("/properties/Number/unique_id/number").asInt())
        .isEqualTo(3);
    assertThat(sandbox.pages().show(copy).at("/properties/Number/unique_id/prefix").asText())
        .isEqualTo("T");
    assertThat(sandbox.pages().show(page).at("/properties/Number/unique_id/number").isNull())
        .isTrue();
  }

  @Test
  void hostedFilesAreSignedAnewAtEveryReadAndLinksAreNot() throws Exception {
    sandbox.schema("tasks").add("Papers", Json.parse("{\"files\":{}}"));
    String files =
        """
        {"files":[{"name":"a.pdf","external":{"url":"https://example.org/a.pdf"}},
                  {"name":"b.pdf","file":{"url":"https://files.example/b.pdf?old","expiry_time":"2026-01-01T00:00:00.000Z"}}]}
        """;
    JsonNode first = write(page, "Papers", files).body().at("/properties/Papers/files");
    JsonNode second = notion.get("/v1/pages/" + page).body().at("/properties/Papers/files");

    assertThat(second.get(0)).isEqualTo(first.get(0));
    assertThat(second.get(1)).isNotEqualTo(first.get(1));
    assertThat(second.at("/1/file/url").asText()).startsWith("https://files.example/b.pdf?X-Amz");
    assertThat(second.at("/1/file/expiry_time").asText()).isEqualTo("2026-11-23T13:00:41.500Z");
  }

  @Test
  void computedPropertiesAnswerTheResultTheyWereGivenWithoutAnEdit() throws Exception {
    sandbox
        .schema("tasks")
        .add(
            "Sum",
            Json.parse(
                "{\"rollup\":{\"function\":\"sum\",\"relation_property_name\":\"Subtasks\"}}"));
    String before = sandbox.pages().show(page).get("last_edited_time").asText();
    sandbox.clock().advance(Duration.ofMinutes(10));

    sandbox.pages().result(page, "Days Until Due", "Overdue");
    sandbox.pages().result(page, "Sum", BigDecimal.valueOf(12.5));

    JsonNode shown = notion.get("/v1/pages/" + page).body();
    assertThat(shown.at("/properties/Days Until Due/formula").toString())
        .isEqualTo("{\"type\":\"string\",\"string\":\"Overdue\"}");
    assertThat(shown.at("/properties/Sum/rollup").toString())
        .isEqualTo("{\"type\":\"number\",\"number\":12.5,\"function\":\"sum\"}");
    assertThat(item("Sum", "").at("/property_item/rollup/number").decimalValue())
        .isEqualByComparingTo("12.5");
    assertThat(shown.get("last_edited_time").asText()).isEqualTo(before);
  }

  @Test
  void peopleTimesPlacesButtonsAndVerificationsHaveTheirShapes() throws Exception {
    for (String type :
        List.of(
            "created_time",
            "created_by",
            "last_edited_time",
            "last_edited_by",
            "button",
            "verification",
            "place")) {
      sandbox.schema("tasks").add("A " + type, Json.parse("{\"%s\":{}}".formatted(type)));
    }
    write(page, "A place", "{\"place\":{\"lat\":45.5,\"lon\":-122.6,\"name\":\"Studio\"}}");
    JsonNode shown =
        write(
                page,
                "A verification",
                "{\"verification\":{\"state\":\"verified\",\"date\":{\"start\":\"2026-11-01\",\"end\":\"2026-11-30\"}}}")
            .body()
            .get("properties");

    assertThat(shown.at("/A created_time/created_time").asText())
        .isEqualTo("2026-11-23T12:00:00.000Z");
    assertThat(shown.at("/A created_by/created_by/person/email").asText())
        .isEqualTo("maya.brooks@thehigherself.example");
    assertThat(shown.at("/A last_edited_by/last_edited_by/type").asText()).isEqualTo("bot");
    assertThat(shown.at("/A button/button")).isEmpty();
    assertThat(shown.at("/A place/place/name").asText()).isEqualTo("Studio");
    assertThat(shown.at("/A place/place/address").isNull()).isTrue();
    assertThat(shown.at("/A verification/verification/state").asText()).isEqualTo("verified");
    assertThat(shown.at("/A verification/verification/verified_by/type").asText()).isEqualTo("bot");

    sandbox.clock().advance(Duration.ofDays(30));
    assertThat(
            sandbox.pages().show(page).at("/properties/A verification/verification/state").asText())
        .isEqualTo("expired");
  }

  private JsonNode item(String property, String query) throws Exception {
    String id = sandbox.pages().show(page).get("properties").get(property).get("id").asText();
    return notion.get("/v1/pages/%s/properties/%s%s".formatted(page, id, query)).body();
  }
}
