package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Settings;
import network.thehigherself.sync.console.Got;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console answers about the program that it is part of, and what it does to it. */
class ConsoleTest {
  private static final String NEVER = "0 0 0 1 1 ? 2099";
  private static final String EPOCH = "?since=1970-01-01T00:00:00Z";
  private static final String OWN = "X-Console: page";

  @TempDir private Path home;
  private Pair pair;
  private Engine service;
  private URI console;

  @BeforeEach
  void sides() {
    Pair.changeMapping(home, "contacts_profiles", "policy: newest", "policy: manual");
    pair = Pair.ofSamples(home);
    pair.environment()
        .putAll(Map.of("POLL_NOTION", NEVER, "POLL_SUPABASE", NEVER, "OWED_PAUSE", "PT1H"));
    sync();
  }

  /** By a program that has ended again before another one serves, as it must be in one JVM. */
  private void sync() {
    try (Engine once = pair.start()) {
      Pair.sync(once, Pair.options(Direction.BOTH, null, false, false));
    }
  }

  private void serve(String... settings) {
    Map<String, String> environment = new HashMap<>(pair.environment());
    for (int at = 0; at < settings.length; at += 2) {
      environment.put(settings[at], settings[at + 1]);
    }
    service = Engine.start(Settings.load(environment), Engine.Purpose.SERVE);
    console = service.console().orElseThrow().address();
  }

  @AfterEach
  void close() {
    service.close();
    pair.close();
  }

  private Got get(String path) {
    return Got.of(console, "GET " + path);
  }

  private void does(String path) {
    Got answer = Got.of(console, "POST " + path, OWN);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("message").asText()).isNotBlank();
  }

  private void refuses(int status, String request, String why) {
    Got answer = Got.of(console, request, OWN);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("error").asText()).contains(why);
  }

  private JsonNode tasks() {
    return Pair.of(get("/api/overview" + EPOCH).json(), "tasks");
  }

  private void editATask(String notes) {
    pair.maya.edit(pair.task("Print labels in two languages"), "Notes", notes);
  }

  @Test
  void itSaysWhatTheStatusSaysAndCountsWhatWasChanged() throws Exception {
    serve();
    JsonNode status = Json.MAPPER.readTree(pair.run("status", "--output", "json").out());
    JsonNode overview = get("/api/overview" + EPOCH).json();

    assertThat(overview.path("databases")).hasSize(16);
    Pair.of(status, "tasks")
        .fieldNames()
        .forEachRemaining(name -> assertThat(tasks().has(name)).as(name).isTrue());
    assertThat(tasks().at("/from_notion/state").asText()).isEqualTo("ok");
    assertThat(tasks().at("/today/from_notion").asLong())
        .isEqualTo(pair.count("sync.history where database = 'tasks' and side = 'supabase'"));
    assertThat(Pair.of(overview, "agents").path("enabled").asBoolean()).isFalse();
    assertThat(overview.path("budget").path("spent").isNumber()).isTrue();
    refuses(400, "GET /api/overview", "since");
    refuses(400, "GET /api/overview?since=yesterday", "since");
  }

  @Test
  void itRunsADatabaseAndShowsTheRunWithoutValues() {
    serve();
    editATask("pl4nted");
    String run =
        Got.of(console, "POST /api/run-now?database=tasks", OWN).json().path("run").asText();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> get("/api/run?id=" + run).json().path("ended_at").isTextual());

    JsonNode change = get("/api/run?id=" + run).json().path("changes").path(0);
    assertThat(change.path("field").asText()).isEqualTo("notes");
    assertThat(change.path("reason").asText()).isNotBlank();
    assertThat(get("/api/runs").json().at("/runs/0/id").asText()).isEqualTo(run);
    assertThat(get("/api/run?id=" + run).body() + get("/api/database?name=tasks").body())
        .contains("notes")
        .doesNotContain("pl4nted");
    refuses(404, "GET /api/run?id=" + UUID.randomUUID(), "no such run");
    refuses(404, "GET /api/run?id=x", "no such run");
  }

  @Test
  void itSaysHowFarAPassHasCome() {
    pair.update("tasks", pair.key(pair.task("Print labels in two languages")), "notes", "'waits'");
    pair.sql.sql("delete from sync.cursor where database = 'tasks' and door = 'supabase'").update();
    serve();
    assertThat(tasks().path("from_supabase").has("pass")).isFalse();
    pair.sandbox
        .faults()
        .add(Fault.hang(Duration.ofSeconds(5)).on("PATCH", "/v1/pages/*").times(1));
    does("/api/run-now?database=tasks");

    JsonNode pass =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> tasks().at("/from_supabase/pass"), now -> now.path("done").asLong() == 15);
    assertThat(pass.path("total").asLong()).as("as many are linked").isEqualTo(15);
    assertThat(pass.path("per_second").asDouble()).isPositive();
    assertThat(pass.path("left_s").asLong(-1)).isZero();
    await().atMost(Duration.ofSeconds(30)).until(() -> !tasks().path("from_supabase").has("pass"));
  }

  @Test
  void itShowsValuesWhereThatIsWanted() {
    editATask("pl4nted");
    sync();
    serve("CONSOLE_SHOW_VALUES", "true");

    JsonNode change = get("/api/database?name=tasks").json().path("changes").path(0);
    assertThat(change.path("after").asText()).isEqualTo("pl4nted");
  }

  @Test
  void aPausedDoorTakesNoFiringsUntilItIsResumed() {
    serve();
    does("/api/pause?database=tasks&door=from_notion");
    assertThat(tasks().at("/from_notion/state").asText()).isEqualTo("paused");
    does("/api/pause?database=tasks&door=from_supabase");
    assertThat(tasks().path("paused").asBoolean()).isTrue();
    refuses(409, "POST /api/run-now?database=tasks", "paused");

    does("/api/resume?database=tasks&door=from_notion");
    assertThat(tasks().at("/from_notion/state").asText()).isEqualTo("ok");
    editATask("arrives");
    does("/api/run-now?database=tasks");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> pair.count("public.tasks where notes = 'arrives'") == 1);

    refuses(
        409, "POST /api/resume?database=agents&door=from_notion", "set NOTION_AGENT_REGISTRY_DB");
    refuses(404, "POST /api/pause?database=nope&door=from_notion", "No database");
    refuses(400, "POST /api/pause?database=tasks&door=shared", "door");
    refuses(400, "POST /api/pause", "missing");
  }

  @Test
  void aConflictIsResolvedOnce() {
    String page = pair.page("contacts_profiles", "Full Name", "Amara Okafor");
    pair.update("contacts_profiles", pair.key(page), "job_title", "'Owner'");
    pair.maya.edit(page, "Job Title", "Founder");
    sync();
    serve();
    String database = "/api/database?name=contacts_profiles";
    String id = get(database).json().at("/open_conflicts/0/id").asText();
    assertThat(get(database).body()).doesNotContain("Founder", "Owner");

    refuses(400, "POST /api/conflict/resolve?id=" + id + "&take=mine", "notion or supabase");
    does("/api/conflict/resolve?id=" + id + "&take=supabase");
    refuses(409, "POST /api/conflict/resolve?id=" + id + "&take=notion", "not open any more");
    refuses(404, "POST /api/conflict/resolve?id=99999&take=notion", "no conflict 99999");
    refuses(400, "POST /api/conflict/resolve?id=x&take=notion", "cannot be read");

    does("/api/run-now?database=contacts_profiles");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> "Owner".equals(pair.value(page, "Job Title")));
  }

  @Test
  void aDeadLetterIsRetriedOrDropped() {
    UUID key = pair.key(pair.task("Print labels in two languages"));
    pair.sandbox.faults().add(Fault.error(403).on("PATCH", "/v1/pages/*").times(1));
    pair.update("tasks", key, "notes", "'pl4nted'");
    sync();
    serve();
    JsonNode letter = get("/api/database?name=tasks").json().at("/open_dead_letters/0");
    String id = letter.path("id").asText();
    assertThat(letter.path("key").asText()).isEqualTo(key.toString());
    assertThat(letter.toString()).doesNotContain("pl4nted");

    does("/api/dead-letter/retry?id=" + id);
    assertThat(pair.count("sync.owed where next_try <= clock_timestamp()")).isOne();
    does("/api/dead-letter/drop?id=" + id);
    assertThat(pair.count("sync.dead_letter")).isZero();
    refuses(404, "POST /api/dead-letter/drop?id=" + id, "no dead letter");
    refuses(404, "POST /api/dead-letter/retry?id=" + id, "no dead letter");
  }

  @Test
  void nothingIsChangedByAGetOrFromAnotherSite() {
    serve();
    String pause = "/api/pause?database=tasks&door=from_notion";
    assertThat(get(pause).status()).isEqualTo(405);
    assertThat(Got.of(console, "POST " + pause).status()).isEqualTo(403);
    assertThat(Got.of(console, "POST " + pause, OWN, "Origin: http://evil.example").status())
        .isEqualTo(403);
    assertThat(tasks().at("/from_notion/state").asText()).isEqualTo("ok");
  }

  @Test
  void itListensAsLongAsTheRoutesAreThere() {
    serve();
    assertThat(get("/console/").status()).isEqualTo(200);
    service.close();
    assertThatThrownBy(() -> get("/console/")).isInstanceOf(UncheckedIOException.class);
  }
}
