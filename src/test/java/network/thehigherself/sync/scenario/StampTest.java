package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Settings;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.postgres.Lease;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Supabase ID and Last Synced: on every page, never a change, and never in anybody's way. */
class StampTest {
  private static final String NEVER = "0 0 0 1 1 ? 2099";
  private static final String QUERY = "POST /v1/data_sources/{id}/query";
  private static final String GET = "GET /v1/pages/{id}";
  private static final String PATCH = "PATCH /v1/pages/{id}";
  private static final String POST = "POST /v1/pages";

  private Pair pair;
  private String page;
  private UUID key;

  /**
   * Only two small databases are on: each page of them came from Notion and was not written yet.
   */
  @BeforeEach
  void syncedSamples(@TempDir Path home) {
    pair = Pair.ofSamples(home);
    pair.environment().keySet().stream()
        .filter(name -> name.matches("NOTION_.*_DB"))
        .filter(name -> !name.matches("NOTION_(TASKS|BUSINESS_ENTITIES)_DB"))
        .forEach(name -> pair.environment().put(name, ""));
    pair.environment().put("STAMP_SCHEDULE", "* * * * * ?");
    pair.sync();
    page = pair.task("Print labels in two languages");
    key = pair.key(page);
    pair.sandbox.requests().reset();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private List<String> pages() {
    return List.of("tasks", "business_entities").stream()
        .flatMap(database -> pair.sandbox.pages().ids(database).stream())
        .toList();
  }

  private long due() {
    return pair.count("sync.link where stamp_due is not null");
  }

  /** The program as a service. Its doors look once, which opens the databases. */
  private Engine serve(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(pair.environment());
    environment.putAll(Map.of("POLL_NOTION", "0/4 * * * * ?", "POLL_SUPABASE", NEVER));
    environment.putAll(settings);
    return Engine.start(Settings.load(environment), Engine.Purpose.SERVE);
  }

  private void stampAll() {
    try (Engine service = serve(Map.of())) {
      await().atMost(Duration.ofSeconds(20)).until(() -> due() == 0);
    }
  }

  private Instant lastSynced(String stamped) {
    return OffsetDateTime.parse(String.valueOf(pair.value(stamped, "Last Synced"))).toInstant();
  }

  private void forgetInterval() {
    pair.sql.sql("update sync.link set stamped_at = stamped_at - interval '16 minutes'").update();
  }

  @Test
  void aSyncFromNotionStampsNothing() {
    assertThat(pair.value(page, "Supabase ID")).isNull();
    assertThat(due()).isEqualTo(pages().size());
    pair.sync();
    assertThat(pair.sandbox.requests().counts()).isEqualTo(Map.of(QUERY, 2));
  }

  @Test
  void aPatchCarriesTheKeyAndTheTime() {
    pair.update("tasks", key, "notes", "'changed'");
    Instant before = Instant.now().minusSeconds(1);
    pair.sync();
    assertThat(pair.requests(GET)).isEqualTo(1);
    assertThat(pair.requests(PATCH)).isEqualTo(1);
    assertThat(pair.value(page, "Supabase ID")).isEqualTo(key.toString());
    assertThat(lastSynced(page)).isBetween(before, Instant.now());
    assertThat(pair.count("sync.link where stamp_due is null and stamped_key = key")).isOne();
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aPostCarriesTheKeyAndTheTime() {
    UUID created = UUID.randomUUID();
    pair.sql
        .sql("insert into public.tasks (id, task_name) values (?, 'New')")
        .param(created)
        .update();
    pair.sync();
    assertThat(pair.requests(POST)).isEqualTo(1);
    assertThat(pair.sandbox.requests().writes()).isEqualTo(1);
    assertThat(pair.value(pair.pageOf(created), "Supabase ID")).isEqualTo(created.toString());
    assertThat(lastSynced(pair.pageOf(created))).isBefore(Instant.now());
    assertThat(pair.count("sync.link where stamp_due is null")).isOne();
  }

  @Test
  void aServiceStampsEveryPageWithOneGetAndOnePatch() {
    stampAll();
    assertThat(pages())
        .allSatisfy(
            stamped -> {
              assertThat(pair.value(stamped, "Supabase ID"))
                  .isEqualTo(pair.key(stamped).toString());
              assertThat(pair.value(stamped, "Last Synced")).isNotNull();
            });
    assertThat(pair.requests(GET)).isEqualTo(pages().size());
    assertThat(pair.requests(PATCH)).isEqualTo(pages().size());
  }

  @Test
  void aStampIsNoChange() {
    long history = pair.count("sync.history");
    stampAll();
    SyncOutput echo = pair.sync();
    assertThat(echo.changes()).isZero();
    assertThat(pair.count("sync.history")).isEqualTo(history);
    assertThat(pair.count("sync.conflict")).isZero();
    assertThat(due()).isZero();
  }

  @Test
  void whatAPersonMakesOfAStampIsNoChangeAndPutRightByTheNextWrite() {
    stampAll();
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    pair.maya.edit(page, "Supabase ID", "mine");
    pair.maya.edit(page, "Last Synced", null);
    assertThat(pair.sync().changes()).isZero();
    assertThat(pair.key(page)).isEqualTo(key);
    assertThat(pair.value(page, "Supabase ID")).isEqualTo("mine");

    pair.update("tasks", key, "notes", "'changed'");
    pair.sync();
    assertThat(pair.value(page, "Supabase ID")).isEqualTo(key.toString());
    assertThat(pair.value(page, "Last Synced")).isNotNull();
  }

  @Test
  void aCopyMadeByAPersonIsStampedWithAKeyOfItsOwn() {
    stampAll();
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    String copy = pair.maya.duplicate(page);
    pair.sync();
    assertThat(pair.value(copy, "Supabase ID")).isEqualTo(key.toString());

    stampAll();
    assertThat(pair.key(copy)).isNotEqualTo(key);
    assertThat(pair.value(copy, "Supabase ID")).isEqualTo(pair.key(copy).toString());
    assertThat(pair.value(page, "Supabase ID")).isEqualTo(key.toString());
  }

  @Test
  void aPersonsEditOfTheSameMinuteArrivesAlthoughAStampCameAfterIt() {
    pair.maya.edit(page, "Notes", "typed before the stamp");
    try (Engine service = serve(Map.of("POLL_NOTION", "0/10 * * * * ?"))) {
      await().atMost(Duration.ofSeconds(30)).until(() -> due() == 0);
    }
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("typed before the stamp");
    assertThat(pair.value(page, "Notes")).isEqualTo("typed before the stamp");
    assertThat(lastSynced(page)).isNotNull();
  }

  @Test
  void aStampHidesNotWhenAPersonEditedThePage() {
    pair.sandbox.clock().advance(Duration.ofMinutes(10));
    pair.maya.edit(page, "Notes", "by Maya");
    pair.sync();
    Instant edited = pageEdited();
    pair.sandbox.clock().advance(Duration.ofMinutes(10));
    stampAll();
    pair.sync();
    assertThat(pageEdited()).isEqualTo(edited);
  }

  @Test
  void anUnmappedEditOfAPersonBeforeAStampStillCountsForNewest() {
    pair.sandbox.clock().advance(Duration.ofMinutes(10));
    pair.maya.edit(page, "Last Synced", "2001-01-01");
    Instant before = pageEdited();
    stampAll();
    assertThat(pageEdited()).isAfter(before);
  }

  @Test
  void aChangeThatArrivesWithinTheIntervalWaitsForItsEnd() {
    stampAll();
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    pair.maya.edit(page, "Notes", "again");
    pair.sync();
    assertThat(due()).isOne();
    pair.sandbox.requests().reset();
    try (Engine service = serve(Map.of())) {
      await().atMost(Duration.ofSeconds(30)).until(() -> pair.requests(QUERY) > 3);
      assertThat(pair.sandbox.requests().writes()).isZero();
      forgetInterval();
      await().atMost(Duration.ofSeconds(30)).until(() -> due() == 0);
    }
    assertThat(pair.requests(PATCH)).isEqualTo(1);
  }

  @Test
  void aFieldThatWasMappedSinceKeepsNoPageFromItsStamp() {
    Path home = Path.of(pair.environment().get("HIGHERSELF_HOME"));
    pair.engine().close();
    String field = "  fresh: {property: Fresh, type: rich_text, sql: text}\n";
    Pair.changeMapping(home, "tasks", "fields:\n", "fields:\n" + field);
    pair.sandbox
        .schema("tasks")
        .add(
            "Fresh",
            Json.MAPPER.createObjectNode().set("rich_text", Json.MAPPER.createObjectNode()));
    pair.setUp();

    stampAll();

    assertThat(pair.value(page, "Supabase ID")).isEqualTo(key.toString());
  }

  @Test
  void stampsOfTheirOwnCanBeSwitchedOff() {
    try (Engine service = serve(Map.of("STAMP_ENABLED", "false"))) {
      await().atMost(Duration.ofSeconds(30)).until(() -> pair.requests(QUERY) > 3);
    }
    assertThat(pair.sandbox.requests().writes()).isZero();
    assertThat(due()).isEqualTo(pages().size());
  }

  @Test
  void whileAnotherCopyHasTheDatabaseItsPagesCostNoRequest() {
    Leases leases = new Leases(pair.engine().postgres());
    List<Lease> held =
        List.of("tasks", "business_entities").stream()
            .flatMap(name -> leases.tryAcquire(name, "another", Duration.ofMinutes(5)).stream())
            .toList();
    try (Engine service = serve(Map.of("LEASE_WAIT", "PT0S"))) {
      service.databases().open("tasks", false);
      service.databases().open("business_entities", false);
      pair.sandbox.requests().reset();
      await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
      assertThat(pair.sandbox.requests().total()).isZero();
      held.forEach(leases::release);
      await().atMost(Duration.ofSeconds(30)).until(() -> due() == 0);
    }
  }

  @Test
  void aPassUnderWayHasNotionToItself() {
    try (Engine service = serve(Map.of("POLL_NOTION", "0/3 * * * * ?"))) {
      pair.sandbox
          .faults()
          .add(Fault.hang(Duration.ofSeconds(6)).on("POST", "/v1/data_sources/*/query"));
      await().atMost(Duration.ofSeconds(30)).until(() -> pair.sandbox.faults().waiting().isEmpty());
      int asked = pair.requests(GET) + pair.requests(PATCH);
      await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
      assertThat(pair.requests(GET) + pair.requests(PATCH) - asked).isLessThanOrEqualTo(1);
      await().atMost(Duration.ofSeconds(40)).until(() -> due() == 0);
    }
  }

  @Test
  void aChangeArrivesAlsoWhereSomebodyRemovedThePropertyOfTheTime() {
    pair.sandbox.schema("tasks").remove("Last Synced");
    pair.update("tasks", key, "notes", "'changed'");
    pair.sync();
    assertThat(pair.value(page, "Notes")).isEqualTo("changed");

    pair.sandbox.requests().reset();
    pair.update("tasks", key, "notes", "'again'");
    pair.sync();
    assertThat(pair.requests(PATCH)).as("the schema was read anew").isEqualTo(1);
    assertThat(pair.value(page, "Supabase ID")).isEqualTo(key.toString());
  }

  private Instant pageEdited() {
    return pair.sql
        .sql("select page_edited from sync.link where key = ?")
        .param(key)
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }
}
