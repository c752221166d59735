package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} finds and advises, cause by cause. */
class DoctorCommandTest {
  private static final JsonNode NUMBER =
      Json.MAPPER.createObjectNode().set("number", Json.MAPPER.createObjectNode());

  @TempDir private Path home;
  private TestSides sides;
  private Sandbox sandbox;
  private Map<String, String> environment;

  @BeforeEach
  void setUp() {
    sides = new TestSides(SandboxOptions.defaults(), home);
    sandbox = sides.sandbox;
    environment = sides.environment;
  }

  @AfterEach
  void close() {
    sides.close();
  }

  private Ran doctor() {
    Ran ran = Ran.run(environment, "doctor");
    assertThat(ran.all())
        .doesNotContain("\tat ")
        .doesNotContain(sandbox.token())
        .doesNotContain("pl4nted");
    return ran;
  }

  /** Checks that a line says this, and how the command ends. */
  private static void says(Ran ran, int exit, String... lines) {
    assertThat(ran.exit()).as(ran.all()).isEqualTo(exit);
    for (String line : lines) {
      List<String> parts = List.of(line.split(" \\.\\.\\. "));
      assertThat(ran.out().lines())
          .as(ran.all())
          .anySatisfy(found -> assertThat(found).contains(parts));
    }
  }

  /** Checks that the operator guide quotes what was printed; there, … stands for anything. */
  private static void isQuoted(String symptom, String printed) throws IOException {
    String guide = Files.readString(Path.of("docs/operator-guide.md"));
    String section = guide.substring(guide.indexOf("\n### " + symptom + "\n"));
    section = section.substring(0, (section + "\n### ").indexOf("\n### ", 1));
    List<String> quoted =
        Pattern.compile("```\n(.*?)\n```").matcher(section).results().map(m -> m.group(1)).toList();
    assertThat(quoted).as(symptom).isNotEmpty();
    for (String line : quoted) {
      String form = "(?s).*" + Pattern.quote(line).replace("…", "\\E.*\\Q") + ".*";
      assertThat(printed.replaceAll(" +", " ")).as(symptom).matches(form);
    }
  }

  private void execute(String statement) {
    sides.sql.sql(statement).update();
  }

  @Test
  void aGoodDayIsWellAndOneLinePerCheck() throws IOException {
    Ran ran = doctor();
    says(ran, 0, "ok     token", "ok     capabilities  read, update, insert", "All is well.");
    assertThat(ran.out().lines().filter(line -> line.startsWith("ok "))).hasSize(18);
    JsonNode json = Json.MAPPER.readTree(Ran.run(environment, "doctor", "--output", "json").out());
    assertThat(json.path("exit").asInt()).isZero();
    assertThat(json.path("checks").path(0).fieldNames())
        .toIterable()
        .containsExactly("check", "state", "says", "next");
    assertThat(sandbox.pages().ids("tasks")).as("nothing was made").hasSize(15);
  }

  @Test
  void theTokenIsMissingOrWrongAndEverythingElseIsLookedAt() throws IOException {
    environment.put("NOTION_API_TOKEN", "ntn_pl4nted");
    Ran ran = doctor();
    isQuoted("A wrong token", ran.out());
    says(
        ran,
        2,
        "wrong ... token ... refuses ... https://www.notion.so/profile/integrations",
        "skipped ... databases",
        "ok ... setup");
    environment.remove("NOTION_API_TOKEN");
    says(doctor(), 2, "wrong ... token ... NOTION_API_TOKEN is not set ... copy its secret");
  }

  @Test
  void whatIsWrongInNotionIsNamedDatabaseByDatabase() throws IOException {
    environment.remove("NOTION_WORKFLOWS_LIBRARY_DB");
    environment.put(
        "NOTION_USE_CASES_DB",
        "https://www.notion.so/x/Use-Cases-"
            + sandbox.databaseId("use_cases").replace("-", "")
            + "?v=1");
    environment.put("NOTION_COMMUNITY_HUB_DB", "hub");
    environment.put("NOTION_AGENT_REGISTRY_DB", sandbox.pages().ids("agents").get(0));
    sandbox.unshare(sandbox.databaseId("products_services"));
    sandbox.schema("tasks").remove("Notes");
    sandbox.schema("business_entities").retype("API Keys Reference", NUMBER);
    sandbox.schema("contacts_profiles").add("Shoe Size", NUMBER);
    Ran ran = doctor();
    isQuoted("A database that is not shared any more", ran.out());
    says(
        ran,
        2,
        "ok ... databases ... shows 11 of 15 ... NOTION_WORKFLOWS_LIBRARY_DB",
        "use_cases ... holds no id ... NOTION_USE_CASES_DB=" + sandbox.databaseId("use_cases"),
        "community_members ... holds no id ... Copy link",
        "agents ... is the id of a page",
        "products_services: Notion does not show ... ••• > Connections, and add \"HigherSelf Sync\"",
        "wrong ... properties ... has no property \"Notes\"",
        "wrong ... properties ... \"API Keys Reference\" ... is of type number",
        "warning ... properties ... contacts_profiles: in Notion, and in no field: \"Shoe Size\"");
  }

  @Test
  void aCapabilityThatTheIntegrationLacksIsNamed() {
    sandbox.fault(
        "{\"action\":\"error\",\"status\":403,\"code\":\"restricted_resource\",\"method\":\"PATCH\",\"path\":\"/v1/pages/*\",\"times\":0}");
    sandbox.fault(
        "{\"action\":\"error\",\"status\":403,\"code\":\"restricted_resource\",\"method\":\"POST\",\"path\":\"/v1/pages\",\"times\":0}");
    says(
        doctor(),
        2,
        "wrong ... capabilities ... lacks Update content, Insert content ... under Capabilities");
  }

  @Test
  void aSideThatIsAwayEndsWithFourAndTheOtherIsLookedAt() throws IOException {
    environment.put("NOTION_BASE_URL", "http://127.0.0.1:1");
    Ran ran = doctor();
    isQuoted("Notion is away", ran.out());
    says(ran, 4, "away ... token ... Nothing is lost", "ok ... setup");
    environment.put("NOTION_BASE_URL", sandbox.baseUrl());
    environment.put("SUPABASE_DB_URL", "postgres://me:pl4nted@127.0.0.1:1/x");
    says(
        doctor(), 4, "away ... postgres ... 127.0.0.1:1/x", "ok ... databases", "skipped ... disk");
    environment.put("SUPABASE_DB_URL", "nonsense:pl4nted");
    says(doctor(), 2, "wrong ... postgres ... is not understood");
  }

  @Test
  void theServersStateIsNamed() {
    execute("revoke insert on public.agents from higherself_sync");
    execute("alter table public.tasks alter priority type integer using null");
    execute("alter function sync.sees_all_transactions() owner to higherself_sync");
    says(
        doctor(),
        2,
        "wrong ... rights ... lacks some: grant insert on public.agents ... setup --role",
        "wrong ... tables ... priority",
        "warning ... transactions ... grant pg_read_all_stats to higherself_sync");
    execute("drop table public.tasks__subtasks");
    says(
        doctor(),
        2,
        "wrong ... setup ... table public.tasks__subtasks ... Run: higherself-sync setup",
        "skipped ... tables ... setup comes first");
  }

  @Test
  void aDiskThatIsFullIsNamed() throws IOException {
    String role = "alter role higherself_sync in database " + sides.database;
    execute(role + " set default_transaction_read_only = on");
    Ran readOnly = doctor();
    says(readOnly, 2, "wrong ... disk ... read-only ... Make room");
    execute(role + " reset default_transaction_read_only");
    execute(
        "create function public.full() returns event_trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$");
    execute("create event trigger full_disk on ddl_command_start execute function public.full()");
    try {
      Ran full = doctor();
      says(full, 4, "away ... disk ... could not extend file ... Make room");
      isQuoted("A full disk", full.out() + readOnly.out());
    } finally {
      execute("drop event trigger full_disk");
    }
  }

  @Test
  void whatGuardsAndRecordsWaitForIsNamed() throws IOException {
    assertThat(Ran.run(environment, "sync", "--database", "tasks").exit()).isZero();
    execute(
        "update public.tasks set notes = null, description = null, status = null, priority = null, source = null, task_id = null");
    assertThat(Ran.run(environment, "sync", "--database", "tasks").exit()).isEqualTo(3);
    execute(
        "insert into sync.dead_letter (database, key, side, stage, reason, attempts) values ('agents', gen_random_uuid(), 'notion', 'page', 'too long', 1)");
    Ran ran = doctor();
    String all = ran.out() + Ran.run(environment, "status").out();
    isQuoted("A poison record", all);
    isQuoted("A database over its guard", all);
    says(
        ran,
        0,
        "warning ... passes ... tasks from_supabase refused ... --allow clears",
        "warning ... records ... refused by one side: agents 1 ... dead-letters list",
        "2 to know of");
  }

  @Test
  void clocksThatDifferAreNamed() {
    sandbox.clock().offset(Duration.ofMinutes(5));
    says(doctor(), 2, "wrong ... clocks ... Notion's is ... by NTP");
  }

  @Test
  void brokenFilesAndSettingsAreNamedAndTheRestIsLookedAt() throws IOException {
    environment.put("POLL_OVERLAP", "soon");
    environment.put("POLL_NOTION", "never");
    Path route = home.resolve("routes/tasks.camel.yaml");
    Files.createDirectories(route.getParent());
    Files.writeString(
        route,
        Files.readString(Path.of("routes/tasks.camel.yaml"))
            .replace("direct:query-pages", "direct:query-pagez"));
    says(
        doctor(),
        2,
        "wrong ... settings ... poll.overlap is not a duration ... such as PT2M",
        "wrong ... settings ... poll.notion is not a schedule",
        "wrong ... routes ... routes/tasks.camel.yaml:12",
        "ok ... token");
    Files.createDirectories(home.resolve("mappings"));
    Files.writeString(home.resolve("mappings/tasks.yaml"), "database: tasks\n");
    says(
        doctor(),
        2,
        "wrong ... mappings ... mappings/tasks.yaml:1",
        "skipped ... routes",
        "ok ... disk");
  }
}
