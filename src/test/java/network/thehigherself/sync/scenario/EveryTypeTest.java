package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Properties with parts and properties that Notion computes, through the whole line. */
class EveryTypeTest {
  private static final String FIELDS =
      """
        images: {property: Images, type: files, sql: jsonb}
        studio: {property: Studio, type: place, sql: jsonb}
        verified: {property: Verified, type: verification, sql: jsonb}
        tier: {property: Tier, type: formula, sql: text}
        effort: {property: Effort, type: rollup, sql: jsonb}
        number: {property: ID, type: unique_id, sql: text}
        made: {property: Made, type: created_time, sql: timestamptz}
        made_by: {property: Made by, type: created_by, sql: text}
        touched: {property: Touched, type: last_edited_time, sql: timestamptz}
        touched_by: {property: Touched by, type: last_edited_by, sql: text}
      """;

  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void syncedTask(@TempDir Path home) {
    Pair.changeMapping(home, "tasks", "fields:\n", "fields:\n" + FIELDS);
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    add("Images", "{'files':{}}");
    add("Studio", "{'place':{}}");
    add("Verified", "{'verification':{}}");
    add("Tier", "{'formula':{'expression':'1'}}");
    add("Effort", "{'rollup':{'function':'show_original'}}");
    add("ID", "{'unique_id':{'prefix':'TASK'}}");
    add("Made", "{'created_time':{}}");
    add("Made by", "{'created_by':{}}");
    add("Touched", "{'last_edited_time':{}}");
    add("Touched by", "{'last_edited_by':{}}");
    add("Send", "{'button':{}}");
    page = pair.maya.create(pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "One"));
    pair.sandbox.pages().result(page, "Tier", "Premium");
    pair.sandbox
        .pages()
        .result(page, "Effort", json("{'type':'array','array':[{'type':'number','number':3}]}"));
    pair.maya.edit(
        page,
        Map.of(
            "Images",
            json(
                "[{'name':'Hosted','file':{'url':'https://files.example.org/a.png?signed=1'}},"
                    + "{'name':'Link','external':{'url':'https://example.org/b.png'}}]"),
            "Studio",
            json("{'lat':40.5,'lon':-74,'name':'Studio'}"),
            "Verified",
            json("{'state':'verified'}")));
    assertThat(pair.sync().exit()).isZero();
    key = pair.key(page);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void everythingArrivesAndThenNothingIsWritten() {
    assertThat(json(cell("images")))
        .isEqualTo(
            json(
                "[{'url':'https://files.example.org/a.png','name':'Hosted'},"
                    + "{'url':'https://example.org/b.png','name':'Link'}]"));
    assertThat(json(cell("studio"))).isEqualTo(json("{'lat':40.5,'lon':-74,'name':'Studio'}"));
    assertThat(json(cell("verified"))).isEqualTo(json("{'state':'verified'}"));
    assertThat(cell("tier")).isEqualTo("Premium");
    assertThat(cell("effort")).isEqualTo("[3]");
    assertThat(cell("number")).startsWith("TASK-");
    assertThat(cell("made")).isNotNull();
    assertThat(cell("made_by")).isEqualTo(pair.maya.id());

    pair.update("tasks", key, "notes", "'new'");
    pair.sync();
    pair.syncWhole();
    assertThat(cell("touched_by")).as("our own edit of the page").isNotEqualTo(pair.maya.id());
    int patches = pair.requests("PATCH /v1/pages/{id}");
    assertThat(patches).isPositive();

    SyncOutput quiet = pair.syncWhole();

    assertThat(Pair.of(quiet, "tasks").at("/from_notion/read").asInt()).isEqualTo(1);
    assertThat(Pair.of(quiet, "tasks").at("/from_notion/updated").asInt())
        .as("a new signature is no edit")
        .isZero();
    assertThat(pair.requests("PATCH /v1/pages/{id}")).isEqualTo(patches);
  }

  @Test
  void whatTheRowSaysOfPartsArrivesAndHostedFilesStay() {
    pair.update(
        "tasks", key, "images", "images || '[{\"url\":\"https://example.org/c\",\"name\":\"C\"}]'");
    pair.update("tasks", key, "studio", "'{\"lon\":2.25,\"lat\":1}'");
    pair.update("tasks", key, "verified", "null");

    assertThat(pair.sync().exit()).isZero();

    JsonNode shown = pair.sandbox.pages().show(page).path("properties");
    assertThat(shown.at("/Images/files").findValuesAsText("name"))
        .isEqualTo(List.of("Hosted", "Link", "C"));
    assertThat(shown.at("/Images/files/0/file/url").asText())
        .startsWith("https://files.example.org/a.png?");
    assertThat(shown.at("/Studio/place/lon").decimalValue()).isEqualByComparingTo("2.25");
    assertThat(shown.at("/Verified/verification/state").asText()).isEqualTo("unverified");
  }

  @Test
  void aPartThatNotionRefusesIsReportedAndTheRestOfTheRecordArrives() {
    pair.update("tasks", key, "studio", "'{\"planet\":\"Mars\"}'");
    pair.update("tasks", key, "notes", "'new'");

    assertThat(pair.sync().exit()).isEqualTo(1);

    assertThat(pair.value(page, "Notes")).isEqualTo("new");
    assertThat(pair.sandbox.pages().show(page).at("/properties/Studio/place/name").asText())
        .isEqualTo("Studio");
  }

  @Test
  void whatNotionComputesIsNeverWrittenToThePage() {
    pair.update("tasks", key, "tier", "'Mine'");
    pair.update("tasks", key, "number", "'TASK-999'");
    pair.update("tasks", key, "notes", "'new'");

    pair.sync();

    assertThat(pair.value(page, "Notes")).isEqualTo("new");
    assertThat(pair.sandbox.pages().show(page).at("/properties/Tier/formula/string").asText())
        .isEqualTo("Premium");
  }

  @Test
  void aNewRowGetsWhatNotionComputesForItsPage() {
    UUID made =
        pair.sql
            .sql("insert into public.tasks (task_name) values ('Two') returning id")
            .query(UUID.class)
            .single();

    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.syncWhole().exit()).isZero();

    assertThat(pair.cell("tasks", made, "number")).startsWith("TASK-");
    assertThat(pair.cell("tasks", made, "made_by")).isNotNull();
  }

  private String cell(String column) {
    return pair.cell("tasks", key, column);
  }

  private void add(String property, String configuration) {
    pair.sandbox.schema("tasks").add(property, json(configuration));
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
