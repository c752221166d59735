package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code setup --notion}, over HTTP against the sandbox and with a PostgreSQL of its own. */
class SetupNotionTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static EmbeddedPostgres server;
  private static int number;

  @TempDir Path home;
  private Sandbox sandbox;
  private Map<String, String> environment;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void emptyPage() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.defaults());
    String name = "notion" + number++;
    JdbcClient.create(server.getPostgresDatabase()).sql("create database " + name).update();
    environment = new HashMap<>();
    environment.put("SUPABASE_DB_URL", server.getJdbcUrl("postgres", name));
    environment.put("NOTION_BASE_URL", sandbox.baseUrl());
    environment.put("NOTION_API_TOKEN", sandbox.token());
    environment.put("NOTION_REQUESTS_PER_SECOND", "0");
    environment.put("NOTION_RETRIES", "0");
    environment.put("HIGHERSELF_HOME", home.toString());
    String page =
        """
        {"parent": {"page_id": "%s"}, "properties": {}}"""
            .formatted(sandbox.parentPageId());
    environment.put("NOTION_PARENT_PAGE_ID", ask("POST", "/v1/pages", page).path("id").asText());
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Ran setup() {
    return run("setup", "--notion");
  }

  private Ran run(String... args) {
    return Ran.run(environment, args);
  }

  private void mapping(String database, String from, String to) throws IOException {
    Path own = home.resolve("mappings").resolve(database + ".yaml");
    Files.createDirectories(own.getParent());
    String shipped = Files.readString(Path.of("mappings", database + ".yaml"));
    assertThat(shipped).contains(from);
    Files.writeString(own, shipped.replace(from, to));
  }

  private JsonNode ask(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
            .header("Authorization", "Bearer " + sandbox.token())
            .header("Notion-Version", "2025-09-03")
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    return Json.MAPPER.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private JsonNode schema(String databaseId) throws Exception {
    return ask("GET", "/v1/data_sources/" + source(databaseId), null).path("properties");
  }

  private String source(String databaseId) throws Exception {
    JsonNode database = ask("GET", "/v1/databases/" + databaseId, null);
    return database.path("data_sources").path(0).path("id").asText();
  }

  private int children() throws Exception {
    String page = environment.get("NOTION_PARENT_PAGE_ID");
    return ask("GET", "/v1/blocks/" + page + "/children", null).path("results").size();
  }

  private int writes() {
    return sandbox.requests().count("POST /v1/databases")
        + sandbox.requests().count("PATCH /v1/data_sources/{id}");
  }

  @Test
  void anEmptyPageGetsEveryDatabaseWithAllItsPropertiesAndCanBeSynced() throws Exception {
    Ran ran = setup();

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.variables()).containsOnlyKeys(sandbox.environment().keySet());
    String tasks = ran.variables().get("NOTION_TASKS_DB");
    JsonNode schema = schema(tasks);
    assertThat(schema.path("Priority").path("select").path("options").findValuesAsText("name"))
        .containsExactly("Low", "Medium", "High", "Urgent");
    JsonNode products = schema(ran.variables().get("NOTION_PRODUCTS_SERVICES_DB"));
    assertThat(products.path("Price").path("number").path("format").asText()).isEqualTo("dollar");
    assertThat(products.path("Is Physical").path("formula").path("expression").asText())
        .contains("Physical Product");
    assertThat(schema.path("Supabase ID").path("type").asText()).isEqualTo("rich_text");
    assertThat(schema.path("Last Synced").path("type").asText()).isEqualTo("date");
    assertThat(schema.path("Task Name").path("type").asText()).isEqualTo("title");
    assertThat(schema.path("Subtasks").path("relation").path("data_source_id").asText())
        .isEqualTo(source(tasks));
    assertThat(schema.path("Subtasks").path("relation").has("single_property")).isTrue();
    assertThat(
            schema.path("Related Business Entity").path("relation").path("data_source_id").asText())
        .isEqualTo(source(ran.variables().get("NOTION_BUSINESS_ENTITIES_DB")));

    environment.putAll(ran.variables());
    assertThat(run("sync").exit()).isZero();
  }

  @Test
  void theTimeOfTheLastSyncGetsThePropertyThatTheMappingNamesOrNone() throws Exception {
    mapping("tasks", "synced:   Last Synced\n", "synced: Synced At\n");
    mapping("workflows", "synced:   Last Synced\n", "");

    Ran ran = setup();

    JsonNode tasks = schema(ran.variables().get("NOTION_TASKS_DB"));
    assertThat(tasks.path("Synced At").path("type").asText()).isEqualTo("date");
    assertThat(tasks.has("Last Synced")).isFalse();
    assertThat(schema(ran.variables().get("NOTION_WORKFLOWS_LIBRARY_DB")).has("Last Synced"))
        .isFalse();
  }

  @Test
  void aSecondRunChangesNothingAndPrintsTheSameIds() {
    Ran first = setup();
    sandbox.requests().reset();

    Ran second = setup();

    assertThat(second.out()).isEqualTo(first.out()).isNotEmpty();
    assertThat(writes()).isZero();
    assertThat(second.err()).doesNotContain("made ");

    environment.putAll(first.variables());
    assertThat(setup().out()).isEqualTo(first.out());
    assertThat(writes()).isZero();
  }

  @Test
  void whatARunLeftUndoneTheNextOneFinishes() throws Exception {
    sandbox.faults().add(Fault.error(500).on("PATCH", "/v1/data_sources/*").times(1));

    assertThat(setup().exit()).isEqualTo(4);
    assertThat(children()).isEqualTo(16);

    Ran next = setup();
    assertThat(next.exit()).as(next.err()).isZero();
    assertThat(children()).isEqualTo(16);
    assertThat(schema(next.variables().get("NOTION_TASKS_DB")).has("Subtasks")).isTrue();
  }

  @Test
  void aDatabaseWhoseAnswerWasLostIsNotMadeTwice() throws Exception {
    sandbox.faults().add(Fault.lost().on("POST", "/v1/databases").times(1));

    Ran ran = setup();

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(children()).isEqualTo(16);
  }

  @Test
  void databasesOfTheSameTitleOnThePageAreReusedAsTheyAre() {
    environment.put("NOTION_PARENT_PAGE_ID", sandbox.parentPageId());

    Ran ran = setup();

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.variables()).containsEntry("NOTION_TASKS_DB", sandbox.databaseId("tasks"));
    assertThat(writes()).isZero();
  }

  @Test
  void aMissingPropertyIsAddedAndNothingElseIsTouched() throws Exception {
    environment.put("NOTION_PARENT_PAGE_ID", sandbox.parentPageId());
    sandbox.schema("tasks").remove("Notes");
    JsonNode before = schema(sandbox.databaseId("tasks"));

    Ran ran = setup();

    assertThat(ran.err()).contains("made property Notes of Master Tasks Database");
    JsonNode after = schema(sandbox.databaseId("tasks"));
    assertThat(after.path("Notes").path("type").asText()).isEqualTo("rich_text");
    before
        .properties()
        .forEach(one -> assertThat(after.path(one.getKey())).isEqualTo(one.getValue()));
  }

  @Test
  void aPropertyOfAnotherTypeIsNamedBeforeAnythingIsMade() throws Exception {
    String page = environment.get("NOTION_PARENT_PAGE_ID");
    ask(
        "POST",
        "/v1/databases",
        """
        {"parent": {"type": "page_id", "page_id": "%s"},
         "title": [{"type": "text", "text": {"content": "Master Tasks Database"}}],
         "initial_data_source": {"properties": {"Name": {"title": {}}, "Status": {"number": {}}}}}"""
            .formatted(page));
    sandbox.requests().reset();

    Ran ran = setup();

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains("\"Status\" of the Notion database \"Master Tasks Database\" is of type number")
        .contains("wants select")
        .contains("is called \"Name\", not \"Task Name\"");
    assertThat(writes()).isZero();
  }

  @Test
  void aPageThatIsNotSharedOrNotNamedEndsWithTwo() {
    environment.put("NOTION_PARENT_PAGE_ID", "00000000-0000-4000-8000-000000000000");
    Ran unknown = setup();
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("NOTION_PARENT_PAGE_ID");

    environment.remove("NOTION_PARENT_PAGE_ID");
    assertThat(setup().exit()).isEqualTo(2);
  }
}
