package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands as a person or a script meets them. */
class CommandLineTest {
  private static final String PASSWORD = "pl4nted-pa55word";

  private static final JsonNode NUMBER =
      Json.MAPPER.createObjectNode().set("number", Json.MAPPER.createObjectNode());

  @TempDir private Path home;
  private Sandbox sandbox;
  private Map<String, String> environment;
  private JdbcClient sql;

  @BeforeEach
  void setUp() {
    TestSides sides = new TestSides(SandboxOptions.defaults(), home);
    sandbox = sides.sandbox;
    sql = sides.sql;
    environment = sides.environment;
    environment.put(
        "SUPABASE_DB_URL",
        "postgres://postgres:%s@localhost:%d/%s"
            .formatted(PASSWORD, TestServer.port(), sides.database));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Ran run(String... args) {
    return Ran.run(environment, args);
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(name, value);
    return changed;
  }

  private static void saysOnce(Ran ran, int exit, String what) {
    assertThat(ran.exit()).as(ran.all()).isEqualTo(exit);
    assertThat(ran.all()).contains(what).doesNotContain("\tat ").doesNotContain(PASSWORD);
  }

  private void route(String file, String from, String to) throws Exception {
    String shipped = Files.readString(Path.of("routes", "tasks.camel.yaml"));
    assertThat(shipped).contains(from);
    Files.createDirectories(home.resolve("routes"));
    Files.writeString(home.resolve("routes").resolve(file), shipped.replace(from, to));
  }

  @Test
  void mistakesOfConfigurationEndWithTwoAndOneSentence() {
    saysOnce(Ran.run(with("NOTION_API_TOKEN", "ntn_wrong"), "sync"), 2, "refuses the token");
    saysOnce(run("sync", "--database", "nope"), 2, "no database is called nope");
    saysOnce(run("sync", "--since", "yesterday"), 2, "--since");
    saysOnce(run("sync", "--direction", "sideways"), 2, "--direction");
    saysOnce(Ran.run(with("NOTION_API_TOKEN", ""), "sync"), 2, "NOTION_API_TOKEN is not set");
    saysOnce(Ran.run(with("POLL_OVERLAP", "soon"), "sync"), 2, "poll.overlap");
    Map<String, String> off = new HashMap<>(environment);
    sandbox.environment().keySet().forEach(variable -> off.put(variable, ""));
    saysOnce(Ran.run(off, "sync"), 2, "no database is enabled");
  }

  @Test
  void theConsoleIsOpenToOthersWithATokenOnlyAndSaysWhenItsPortIsTaken() {
    saysOnce(Ran.run(with("CONSOLE_HOST", "0.0.0.0"), "run"), 2, "set CONSOLE_TOKEN");
    saysOnce(Ran.run(with("CONSOLE_ENABLED", "maybe"), "run"), 2, "is not true or false");
    String taken = String.valueOf(TestServer.port());
    saysOnce(Ran.run(with("CONSOLE_PORT", taken), "run"), 2, "Set console.port to a free one");
  }

  @Test
  void aDatabaseThatWasNotSetUpEndsWithTwo() {
    sql.sql("drop schema sync cascade").update();
    saysOnce(run("sync"), 2, "Run: higherself-sync setup");
  }

  @Test
  void aFirstMeetingIsShownAndARefusedOneIsInTheStatusUntilItIsHealed() {
    String email = "amara@example.org";
    sandbox
        .person("Maya")
        .create(
            sandbox.dataSourceId("contacts_profiles"),
            Map.of("Full Name", "Amara", "Email", email, "City", "Lagos"));
    for (int i = 0; i < 2; i++) {
      sql.sql("insert into public.contacts_profiles (full_name, email) values ('Amara', ?)")
          .param(email)
          .update();
    }
    String[] sync = {"sync", "--database", "contacts_profiles"};

    Ran refused = run(sync);
    saysOnce(refused, 3, "--allow ambiguous-meeting");
    assertThat(refused.out()).startsWith("first meeting of contacts_profiles");
    assertThat(refused.all()).doesNotContain(email).doesNotContain("Lagos");
    assertThat(run("status").out())
        .contains("contacts_profiles waits: its first meeting is ambiguous in 1 cases");
    assertThat(run("status", "--output", "json").out()).contains("\"first_meeting\"");

    sql.sql(
            "update public.contacts_profiles set email = null where id = (select min(id::text)::uuid from public.contacts_profiles)")
        .update();
    Ran healed = run(sync);
    assertThat(healed.exit()).as(healed.all()).isZero();
    assertThat(healed.out()).contains("meet by email", "only in Notion");
    assertThat(healed.out().indexOf("meet by email"))
        .isLessThan(healed.out().indexOf("Notion → Supabase"));
    assertThat(run("status").out()).doesNotContain("waits: its first meeting");
  }

  @Test
  void aSideThatIsAwayEndsWithFour() {
    saysOnce(
        Ran.run(with("NOTION_BASE_URL", "http://127.0.0.1:1"), "sync"), 4, "Check the network");
    saysOnce(
        Ran.run(with("SUPABASE_DB_URL", "postgres://me:" + PASSWORD + "@127.0.0.1:1/x"), "sync"),
        4,
        "127.0.0.1:1/x cannot be reached");
  }

  @Test
  void anUnsharedDatabaseEndsWithOneAndTheOthersAreDone() {
    sandbox.unshare(sandbox.databaseId("tasks"));
    saysOnce(run("sync"), 1, "add the integration");
    assertThat(count("public.contacts_profiles")).isEqualTo(12);
  }

  @Test
  void aPropertyThatIsMissingOrOfAnotherTypeEndsWithTwo() {
    sandbox.schema("tasks").remove("Notes");
    saysOnce(run("sync"), 2, "Notes");
    assertThat(count("public.contacts_profiles")).isEqualTo(12);
    sandbox.schema("business_entities").retype("API Keys Reference", NUMBER);
    saysOnce(run("sync", "--database", "business_entities"), 2, "API Keys Reference");
  }

  @Test
  void aRenamedPropertyChangesNothing() {
    assertThat(run("sync").exit()).isZero();
    sandbox.schema("tasks").rename("Notes", "Remarks");
    String page = sandbox.pages().ids("tasks").get(0);
    sandbox.person("Maya").edit(page, "Remarks", "under a new name");
    assertThat(run("sync").exit()).isZero();
    assertThat(count("public.tasks where notes = 'under a new name'")).isEqualTo(1);
  }

  @Test
  void aBusyDatabaseEndsWithOne() {
    sql.sql("insert into sync.lease values ('tasks', 1, 'another', now() + interval '1 hour')")
        .update();
    saysOnce(run("sync", "--wait", "1"), 1, "another copy of the program");
  }

  @Test
  void tooManyClearsAreRefusedWithThreeUntilAllowed() {
    assertThat(run("sync").exit()).isZero();
    sql.sql(
            "update public.tasks set notes = null, description = null, status = null, priority = null, source = null, task_id = null")
        .update();
    Ran refused = run("sync", "--database", "tasks");
    saysOnce(refused, 3, "--allow clears");
    assertThat(sandbox.pages().values(sandbox.pages().ids("tasks").get(0)).get("Status"))
        .isNotNull();
    assertThat(run("sync", "--database", "tasks", "--allow", "clears").exit()).isZero();
    assertThat(sandbox.pages().values(sandbox.pages().ids("tasks").get(0)).get("Status")).isNull();
  }

  @Test
  void aMappingHasLimitsOfItsOwn() throws Exception {
    assertThat(run("sync").exit()).isZero();
    sql.sql("update public.tasks set notes = null, status = null").update();
    assertThat(run("sync", "--database", "tasks", "--dry-run").exit()).isZero();
    Files.createDirectories(home.resolve("mappings"));
    Files.writeString(
        home.resolve("mappings/tasks.yaml"),
        Files.readString(Path.of("mappings/tasks.yaml"))
            .replace("\nfields:\n", "\nguards: {clears: 1, share: 0}\nfields:\n"));
    saysOnce(run("sync", "--database", "tasks"), 3, "--database tasks --allow clears");
  }

  @Test
  void jsonIsTheContractAndAloneOnStandardOutput() throws Exception {
    JsonNode sync = Json.MAPPER.readTree(run("sync", "--output", "json").out());
    assertThat(sync.fieldNames())
        .toIterable()
        .containsExactly("run", "exit", "duration_ms", "notion_requests", "databases");
    assertThat(sync.path("databases").path(0).fieldNames())
        .toIterable()
        .containsExactly(
            "database", "from_notion", "from_supabase", "conflicts", "dead_letters", "held");
    assertThat(sync.path("databases").path(0).path("from_notion").fieldNames())
        .toIterable()
        .containsExactly(
            "read", "created", "updated", "deleted", "restored", "unchanged", "failed");
    JsonNode status = Json.MAPPER.readTree(run("status", "--output", "json").out());
    assertThat(status.path("databases").path(0).fieldNames())
        .toIterable()
        .containsExactly(
            "database",
            "enabled",
            "paused",
            "from_notion",
            "from_supabase",
            "conflicts",
            "dead_letters",
            "held");
  }

  @Test
  void anAddedStepRunsAndAPausedDirectionDoesNot() throws Exception {
    sql.sql("create table public.seen (batch int)").update();
    route(
        "tasks.camel.yaml",
        "              - to: { uri: \"direct:transform-pages\" } # properties become fields\n",
        """
                      - to: { uri: "direct:transform-pages" }
                      - to: { uri: "sql:insert into public.seen values (1)", parameters: { noop: true } }
        """);
    Path file = home.resolve("routes/tasks.camel.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "    id: tasks.from_supabase\n",
                "    id: tasks.from_supabase\n    autoStartup: \"false\"\n"));

    JsonNode tasks = database(run("sync", "--output", "json"), "tasks");

    assertThat(count("public.seen")).isPositive();
    assertThat(tasks.path("from_notion").path("read").asInt()).isEqualTo(15);
    assertThat(tasks.path("from_supabase").path("read").asInt()).isZero();
    JsonNode status = database(run("status", "--output", "json"), "tasks");
    assertThat(status.path("from_supabase").path("state").asText()).isEqualTo("paused");
  }

  @Test
  void aChangedScheduleIsTheOneThatCounts() throws Exception {
    route("tasks.camel.yaml", "cron: \"{{poll.notion}}\"", "cron: \"never\"");
    saysOnce(run("sync"), 2, "tasks.from_notion");
    route("tasks.camel.yaml", "cron: \"{{poll.notion}}\"", "cron: \"0 0 3 * * ?\"");
    assertThat(run("sync").exit()).isZero();
  }

  @Test
  void aRouteFileInXmlTakesThePlaceOfTheYaml() throws Exception {
    Files.createDirectories(home.resolve("routes"));
    Files.copy(
        Path.of("src/test/resources/cli/business_entities.camel.xml"),
        home.resolve("routes/business_entities.camel.xml"));
    Ran ran = run("sync", "--output", "json");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(database(ran, "business_entities").path("from_notion").path("created").asInt())
        .isEqualTo(3);
  }

  @Test
  void brokenRoutesAndMappingsAreNamedWithFileAndLine() throws Exception {
    route("tasks.camel.yaml", "uri: quartz", "urii: quartz");
    saysOnce(run("sync"), 2, "tasks.camel.yaml, line");
    route("tasks.camel.yaml", "stateful: true", "statefull: true");
    saysOnce(run("sync"), 2, "statefull");
    route("tasks.camel.yaml", "direct:query-pages", "direct:query-pagez");
    saysOnce(run("sync"), 2, "routes/tasks.camel.yaml:12");
    Files.delete(home.resolve("routes/tasks.camel.yaml"));
    Files.createDirectories(home.resolve("mappings"));
    Files.writeString(
        home.resolve("mappings/tasks.yaml"),
        Files.readString(Path.of("mappings/tasks.yaml")).replace("type: select", "type: selct"));
    saysOnce(run("sync"), 2, "write \"select\"");
  }

  @Test
  void valuesStayOutOfTheLog() {
    sandbox.person("Maya").edit(sandbox.pages().ids("tasks").get(0), "Notes", "pl4nted-value");
    sandbox
        .person("Maya")
        .edit(sandbox.pages().ids("contacts_profiles").get(0), "External IDs", "pl4nted-json");
    Ran ran = run("sync");
    assertThat(ran.all()).doesNotContain("pl4nted").doesNotContain(sandbox.token());
  }

  @Test
  void everyCommandTeaches() {
    for (String command :
        List.of(
            "demo",
            "setup",
            "sync",
            "run",
            "status",
            "verify",
            "explain",
            "undo",
            "apply",
            "conflicts",
            "dead-letters",
            "forget",
            "discover",
            "doctor",
            "completion",
            "sandbox")) {
      Ran help = run(command, "--help");
      assertThat(help.exit()).isZero();
      assertThat(help.out()).contains("Usage: higherself-sync " + command);
    }
    assertThat(run("sandbox", "--help").out()).contains("/_sandbox/clock");
    assertThat(run(new ArrayList<String>().toArray(String[]::new)).exit()).isEqualTo(2);
  }

  @Test
  void setupPrintsItsSqlAndMayRunAgain() {
    assertThat(run("setup", "--print").out())
        .containsIgnoringCase("create table")
        .contains("contacts_profiles");
    assertThat(run("setup").out()).contains("Everything was there already.");
  }

  private static JsonNode database(Ran ran, String name) throws Exception {
    for (JsonNode entry : Json.MAPPER.readTree(ran.out()).path("databases")) {
      if (entry.path("database").asText().equals(name)) {
        return entry;
      }
    }
    throw new AssertionError(ran.all());
  }

  private long count(String from) {
    return sql.sql("select count(*) from " + from).query(Long.class).single();
  }
}
