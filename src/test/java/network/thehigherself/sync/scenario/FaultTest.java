package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on the way to Notion, failure by failure and request by request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTest {
  private static final String GET = "GET /v1/pages/{id}";
  private static final String CREATE = "POST /v1/pages";
  private static final String PATCH = "PATCH /v1/pages/{id}";
  private static final Duration TOO_LONG = Duration.ofSeconds(3);

  private Pair pair;
  private String page;
  private String other;
  private UUID key;
  private Map<String, Integer> usual;
  private int typed;
  private int set;

  @BeforeAll
  void twoTasks(@TempDir Path home) {
    Map<String, String> settings =
        Map.of(
            "NOTION_RETRIES", "1",
            "OWED_PAUSE", "PT1H",
            "CAMEL_COMPONENT_HTTP_RESPONSE_TIMEOUT", "1000");
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), settings, home);
    page = pair.maya.create(pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "One"));
    other = pair.maya.create(pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "Other"));
    assertThat(pair.sync().exit()).isZero();
    key = pair.key(page);
    edit();
    pair.sandbox.requests().reset();
    assertThat(pair.sync().exit()).isZero();
    usual = Map.copyOf(pair.sandbox.requests().counts());
  }

  @AfterAll
  void close() {
    assertThat(pair.syncWhole().changes()).isZero();
    pair.close();
  }

  /** Whatever went wrong, once it is over the next run leaves two equal sides. */
  @AfterEach
  void theNextRunMakesBothSidesEqual() {
    pair.sandbox.faults().clear();
    pair.sql.sql("update sync.owed set next_try = now()").update();
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.count("sync.dead_letter")).isZero();
    assertThat(pair.value(page, "Notes")).isEqualTo(cell("notes")).isEqualTo("typed " + typed);
    assertThat(pair.value(page, "Created By"))
        .isEqualTo(cell("created_by"))
        .isEqualTo("set " + set);
    assertThat(pair.sandbox.pages().ids("tasks"))
        .hasSize((int) pair.count("public.tasks"))
        .extracting(id -> pair.key(id))
        .doesNotHaveDuplicates();
  }

  private String cell(String column) {
    return pair.cell("tasks", key, column);
  }

  /** One edit on each side, of different fields. */
  private void edit() {
    type();
    set();
  }

  /** Long after the last edit, so that Notion's times tell the two apart. */
  private void type() {
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    typed++;
    pair.maya.edit(page, "Notes", "typed " + typed);
  }

  private void set() {
    set++;
    pair.update("tasks", key, "created_by", "'set " + set + "'");
  }

  private static Fault on(Fault fault, String kind) {
    int blank = kind.indexOf(' ');
    return fault.on(kind.substring(0, blank), kind.substring(blank + 1).replace("{id}", "*"));
  }

  /** What is left of the one task; creates in doubt are watched for a day. */
  private long left(String table) {
    return pair.count(table + " where key = '" + key + "'");
  }

  /** So long after the last edit of a page that only the rows' door notices what is set next. */
  private void passTime() {
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    pair.sync();
  }

  /** How many requests of a kind there were more than without a fault. */
  private int more(String kind) {
    return pair.requests(kind) - usual.getOrDefault(kind, 0);
  }

  private static final Map<String, Fault> FAULTS =
      Map.ofEntries(
          Map.entry("409", Fault.error(409)),
          Map.entry("500", Fault.error(500)),
          Map.entry("502", Fault.error(502)),
          Map.entry("503", Fault.error(503)),
          Map.entry("503, saved", Fault.saved()),
          Map.entry("504", Fault.error(504)),
          Map.entry("504, done", Fault.error(504).onceCarriedOut()),
          Map.entry("529", Fault.error(529)),
          Map.entry("blocked", Fault.blocked()),
          Map.entry("reset", Fault.reset()),
          Map.entry("reset, done", Fault.lost()),
          Map.entry("half", Fault.half()),
          Map.entry("time-out", Fault.hang(TOO_LONG)),
          Map.entry("time-out, done", Fault.hang(TOO_LONG).onceCarriedOut()),
          Map.entry("HTML with 200", Fault.html(200)),
          Map.entry("HTML with 403", Fault.html(403)),
          Map.entry("HTML with 502", Fault.html(502)),
          Map.entry("wrong JSON", Fault.wrong()),
          Map.entry("wrong JSON, done", Fault.wrong().onceCarriedOut()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "504           | POST /v1/data_sources/{id}/query",
        "HTML with 200 | POST /v1/data_sources/{id}/query",
        "wrong JSON    | POST /v1/data_sources/{id}/query",
        "reset         | GET /v1/pages/{id}",
        "half          | GET /v1/pages/{id}",
        "409           | GET /v1/pages/{id}"
      })
  void aReadIsRepeatedAndNobodyHearsOfIt(String fault, String kind) {
    edit();
    pair.sandbox.requests().reset();
    pair.sandbox.faults().add(on(FAULTS.get(fault), kind));

    assertThat(pair.sync().exit()).isZero();

    assertThat(more(kind)).isEqualTo(1);
    assertThat(more(PATCH)).isZero();
    assertThat(left("sync.owed")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "409",
        "502",
        "503, saved",
        "reset",
        "reset, done",
        "half",
        "time-out",
        "time-out, done",
        "HTML with 403",
        "wrong JSON",
        "wrong JSON, done"
      })
  void aChangeIsSentAgainOnlyWhereThePageLacksIt(String name) {
    Fault fault = FAULTS.get(name);
    edit();
    pair.sandbox.requests().reset();
    pair.sandbox.faults().add(on(fault, PATCH));

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.value(page, "Created By")).isEqualTo("set " + set);
    assertThat(more(GET)).as("the page is read again first").isEqualTo(1);
    assertThat(more(PATCH)).isEqualTo(fault.carriedOut() ? 0 : 1);
    assertThat(left("sync.intent")).isZero();
    assertThat(left("sync.owed")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "500",
        "503, saved",
        "504, done",
        "reset",
        "reset, done",
        "half",
        "time-out",
        "time-out, done",
        "HTML with 200",
        "HTML with 403",
        "wrong JSON",
        "wrong JSON, done"
      })
  void aCreateIsSentAgainOnlyWhereNoPageCarriesItsKey(String name) {
    Fault fault = FAULTS.get(name);
    pair.sandbox.requests().reset();
    pair.sandbox.faults().add(on(fault, CREATE));
    UUID made = pair.insertTask("Made in SQL");

    pair.sync();
    pair.sync();

    assertThat(pair.requests(CREATE)).isEqualTo(fault.carriedOut() ? 1 : 2);
    assertThat(pair.livePagesOf(made)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"409", "529"})
  void aCreateThatSurelyFailedIsSentAgainAtOnce(String fault) {
    pair.sandbox.requests().reset();
    pair.sandbox.faults().add(on(FAULTS.get(fault), CREATE));
    UUID made = pair.insertTask("Made in SQL");

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.requests(CREATE)).isEqualTo(2);
    assertThat(pair.livePagesOf(made)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "403, restricted_resource, POST /v1/pages, Insert content",
    "403, restricted_resource, PATCH /v1/pages/{id}, Update content",
    "409, row_limit_exceeded, POST /v1/pages, row_limit_exceeded"
  })
  void whatIsRefusedForGoodIsADeadLetterAtOnce(
      int status, String code, String kind, String advice) {
    passTime();
    pair.sandbox.faults().add(on(Fault.error(status).code(code), kind).times(0));
    pair.insertTask("Made in SQL");
    set();
    pair.maya.edit(other, "Notes", "typed after " + set);
    pair.sandbox.requests().reset();

    assertThat(pair.sync().exit()).isEqualTo(1);

    assertThat(pair.requests(kind)).as("asked once").isEqualTo(1);
    assertThat(reason()).contains(code, advice);
    assertThat(pair.cell("tasks", pair.key(other), "notes")).isEqualTo("typed after " + set);
  }

  private String reason() {
    return pair.sql.sql("select reason from sync.dead_letter").query(String.class).single();
  }

  @ParameterizedTest
  @ValueSource(strings = {"409", "500", "reset", "HTML with 200"})
  void aPageThatNeverTakesItsChangeIsItsOwnTroubleWhileNotionAnswers(String fault) {
    passTime();
    set();
    pair.update("tasks", pair.key(other), "created_by", "'other " + set + "'");
    pair.sandbox.faults().add(FAULTS.get(fault).on("PATCH", "/v1/pages/" + page).times(0));
    pair.sandbox.requests().reset();

    SyncOutput output = pair.sync();

    assertThat(output.exit()).isEqualTo(1);
    assertThat(pair.requests(PATCH)).as("two of the one, one of the other").isEqualTo(3);
    assertThat(pair.count("sync.dead_letter where key = '" + key + "'")).isEqualTo(1);
    assertThat(pair.count("sync.dead_letter")).isEqualTo(1);
    assertThat(pair.value(other, "Created By")).isEqualTo("other " + set);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "503",
        "529",
        "blocked",
        "reset",
        "time-out",
        "HTML with 200",
        "HTML with 403",
        "wrong JSON"
      })
  void aNotionThatIsAwayIsNoRecordsTroubleAndIsCaughtUpWith(String fault) {
    edit();
    UUID made = pair.insertTask("Made in SQL");
    pair.sandbox.faults().add(FAULTS.get(fault).on("*", "**").times(0));
    pair.sandbox.requests().reset();

    assertThat(pair.sync().exit()).isEqualTo(4);

    assertThat(pair.sandbox.requests().total()).as("not one per record").isLessThanOrEqualTo(8);
    assertThat(pair.count("sync.dead_letter")).isZero();
    assertThat(left("sync.owed")).isZero();
    pair.sandbox.faults().clear();
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.livePagesOf(made)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "429, POST /v1/data_sources/{id}/query",
    "429, GET /v1/pages/{id}",
    "429, POST /v1/pages",
    "529, PATCH /v1/pages/{id}"
  })
  void aPauseIsKeptAndThenTheRequestIsSentAgain(int status, String kind) {
    edit();
    UUID made = pair.insertTask("Made in SQL");
    pair.sandbox.requests().reset();
    pair.sandbox.faults().add(on(Fault.error(status).retryAfter(1), kind));
    Instant start = Instant.now();

    assertThat(pair.sync().exit()).isZero();

    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
    assertThat(pair.requests(CREATE)).isEqualTo(kind.equals(CREATE) ? 2 : 1);
    assertThat(pair.livePagesOf(made)).isEqualTo(1);
  }

  @Test
  void whatAPersonTypesWhileAChangeWaitsIsNotOverwritten() {
    pair.update("tasks", key, "notes", "'set in SQL before the pause'");
    pair.sandbox.requests().reset();
    pair.sandbox.faults().add(on(Fault.error(429).retryAfter(2), PATCH));
    CompletableFuture<SyncOutput> sync = CompletableFuture.supplyAsync(pair::sync);
    await().until(() -> pair.requests(PATCH) == 1);
    type();

    assertThat(sync.join().exit()).isZero();

    assertThat(pair.value(page, "Notes")).isEqualTo("typed " + typed);
    assertThat(
            pair.sql
                .sql("select loser #>> '{}' from sync.history where loser is not null")
                .query(String.class)
                .list())
        .containsExactly("set in SQL before the pause");
  }
}
