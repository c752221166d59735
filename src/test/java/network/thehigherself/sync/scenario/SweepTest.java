package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no edit tells of is found by looking through all pages. */
class SweepTest {
  private static final String QUERY = "POST /v1/data_sources/{id}/query";
  private static final String GET = "GET /v1/pages/{id}";

  /** Each sync sweeps three small databases, and each of their doors looks once. */
  private static final int QUERIES = 3 + 3;

  private Pair pair;
  private List<String> tasks;
  private String page;
  private UUID key;

  private static final Map<String, String> SETTINGS =
      Map.of("SWEEP_INTERVAL", "PT0S", "POLL_OVERLAP", "PT0S", "OWED_PAUSE", "PT1H");

  private static final Map<String, String> AT_ONCE =
      Map.of("SWEEP_INTERVAL", "PT0S", "POLL_OVERLAP", "PT0S");

  @BeforeEach
  void syncedPages(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults(), SETTINGS, home);
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofHours(2));
    pair.sync();
    tasks = pair.sandbox.pages().ids("tasks");
    page = tasks.get(0);
    key = pair.key(page);
    pair.sandbox.requests().reset();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void aQuietSweepCostsOneRequestPerHundredPages(@TempDir Path home) {
    SandboxOptions many = SandboxOptions.defaults().withoutPages();
    try (Pair pair = Pair.of(many, SETTINGS, home)) {
      pair.sandbox.pages().bulk("tasks", 201, Duration.ofMinutes(1));
      pair.sync();
      pair.sandbox.clock().advance(Duration.ofHours(2));
      pair.sandbox.requests().reset();
      assertThat(pair.sync().exit()).isZero();
      assertThat(pair.sandbox.requests().counts())
          .as("a look through each of three databases, and each of their doors")
          .isEqualTo(Map.of(QUERY, 3 + 1 + 1 + 3));
    }
  }

  @Test
  void aTrashedPageIsFoundAndReadOnceAndARestoredOneHealsByItself() {
    pair.maya.trash(page);
    pair.sync();
    assertThat(pair.requests(QUERY)).isEqualTo(QUERIES);
    assertThat(pair.requests(GET)).isPositive();
    assertThat(missing()).isEqualTo(1);

    pair.sandbox.requests().reset();
    pair.sync();
    assertThat(pair.requests(GET)).as("it is known by now").isZero();

    pair.maya.restore(page);
    assertThat(pair.sync().exit()).isZero();
    assertThat(missing()).isZero();
    assertThat(pair.count("sync.owed")).isZero();
    assertThat(pair.cell("tasks", key, "deleted_at")).isNull();
  }

  @Test
  void aPageThatIsTrashedAgainAfterItsRowBroughtItBackIsFoundAgain() {
    pair.maya.trash(page);
    pair.sync();
    pair.update("tasks", key, "deleted_at", "null");
    pair.sync();
    assertThat(pair.sandbox.pages().isTrashed(page)).isFalse();

    pair.maya.trash(page);
    pair.sync();

    assertThat(pair.cell("tasks", key, "deleted_at")).isNotNull();
    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
  }

  @Test
  void aPageThatCameBackFromAnotherDatabaseLeavesNothingThere(@TempDir Path home) {
    try (Pair pair = Pair.of(SandboxOptions.defaults(), AT_ONCE, home)) {
      pair.sync();
      String moved = pair.sandbox.pages().ids("tasks").get(0);
      UUID row = pair.key(moved);
      pair.maya.move(moved, pair.sandbox.dataSourceId("contacts_profiles"));
      pair.maya.edit(moved, "Notes", "typed elsewhere");
      assertThat(pair.sync().exit()).isEqualTo(1);
      assertThat(pair.count("sync.owed where key = '" + row + "'")).isEqualTo(2);
      pair.maya.move(moved, pair.sandbox.dataSourceId("tasks"));

      assertThat(pair.sync().exit()).isZero();

      assertThat(pair.count("sync.owed")).isZero();
      assertThat(pair.count("sync.dead_letter")).isZero();
      assertThat(pair.count("public.tasks where id = '" + row + "'")).isOne();
    }
  }

  @Test
  void aPageThatWasMovedHereFromATableWithTheSameKeysIsNoTwin(@TempDir Path home) {
    try (Pair pair = Pair.of(SandboxOptions.defaults(), AT_ONCE, home)) {
      UUID shared = pair.insertTask("Shares its key");
      pair.sql
          .sql("insert into public.contacts_profiles (id, email) values (?, 'own@example.org')")
          .param(shared)
          .update();
      pair.sync();
      String task = pair.task("Shares its key");

      pair.maya.move(task, pair.sandbox.dataSourceId("contacts_profiles"));
      pair.maya.edit(task, "Email", "moved@example.org");
      pair.sync();

      assertThat(pair.sandbox.pages().isTrashed(task)).isFalse();
      assertThat(pair.cell("contacts_profiles", shared, "email")).isEqualTo("own@example.org");
      assertThat(pair.sql.sql("select reason from sync.owed").query(String.class).list())
          .anySatisfy(reason -> assertThat(reason).contains("moved here from \"tasks\""));
    }
  }

  @Test
  void aPageThatWasMovedToAnotherMappedDatabaseIsHeldThereUntilThePersonDoesWhatItSays(
      @TempDir Path home) {
    try (Pair pair = Pair.of(SandboxOptions.defaults(), AT_ONCE, home)) {
      pair.sync();
      long contacts = pair.count("public.contacts_profiles");
      String moved = pair.sandbox.pages().ids("tasks").get(0);
      UUID row = pair.key(moved);
      pair.maya.move(moved, pair.sandbox.dataSourceId("contacts_profiles"));
      pair.maya.edit(moved, "Notes", "typed elsewhere");
      assertThat(pair.sync().exit()).isEqualTo(1);
      assertThat(pair.sql.sql("select reason from sync.owed").query(String.class).list())
          .anySatisfy(reason -> assertThat(reason).contains("moved here from \"tasks\""));
      assertThat(pair.count("sync.dead_letter")).isZero();

      pair.maya.duplicate(moved);
      pair.maya.move(moved, pair.sandbox.dataSourceId("tasks"));
      pair.maya.trash(moved);
      assertThat(pair.sync().exit()).isZero();

      assertThat(pair.count("sync.owed")).isZero();
      assertThat(pair.cell("tasks", row, "deleted_at")).isNotNull();
      assertThat(pair.count("public.contacts_profiles")).isEqualTo(contacts + 1);
      assertThat(pair.count("public.contacts_profiles where notes = 'typed elsewhere'")).isOne();
    }
  }

  @Test
  void anArchivedPageIsHeldUntilItComesBack() {
    pair.maya.archive(page, true);
    isHeld("archived");
    pair.maya.archive(page, false);
    isHealed();
  }

  @Test
  void aPageThatWasMovedOutIsHeldUntilItComesBack() {
    pair.maya.move(page, pair.sandbox.dataSourceId("workflows"));
    isHeld("moved out of its database");
  }

  @Test
  void aPageThatIsNotSharedAnyMoreIsHeldUntilItIsSharedAgain() {
    pair.sandbox.unshare(page);
    isHeld("deleted for good or unshared");
    pair.sandbox.share(page);
    isHealed();
  }

  @Test
  void aPageThatIsGoneForGoodIsHeld() {
    pair.maya.trash(page);
    pair.sandbox.pages().purge(page);
    isHeld("deleted for good or unshared");
  }

  @Test
  void whatTheIndexShowedTooLateArrives() {
    pair.sandbox.lag(Duration.ofMinutes(30));
    String slipped =
        pair.maya.create(pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "Late"));
    pair.maya.edit(page, "Task Name", "Edited late");
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofMinutes(40));
    assertThat(pair.count("public.tasks where task_name in ('Late', 'Edited late')")).isZero();
    pair.sandbox.requests().reset();

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.requests(GET)).as("one for each that was found").isEqualTo(2);
    assertThat(pair.cell("tasks", pair.key(slipped), "task_name")).isEqualTo("Late");
    assertThat(pair.cell("tasks", key, "task_name")).isEqualTo("Edited late");
    pair.sandbox.requests().reset();
    pair.sync();
    assertThat(pair.requests(GET)).isZero();
  }

  @Test
  void anEditOfWhatIsNotMappedIsNoFinding() {
    pair.maya.edit(page, "Task Name", pair.value(page, "Task Name"));
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    pair.sync();
    pair.sandbox.requests().reset();
    pair.sync();
    assertThat(pair.requests(GET)).isZero();
  }

  @Test
  void aFullReadSweepsWithoutOneMoreRequest() {
    pair.maya.archive(page, true);
    pair.syncWhole();
    assertThat(pair.requests(QUERY)).isEqualTo(3);
    assertThat(missing()).isEqualTo(1);
    assertThat(pair.count("sync.owed where held")).isEqualTo(1);
  }

  @Test
  void aReadThatEndsInTheMiddleConcludesNothing() {
    tasks.forEach(pair.maya::trash);
    pair.sandbox.faults().add(Fault.error(400).on("POST", "/v1/data_sources/*/query").times(0));
    pair.sync();
    assertThat(missing()).isZero();
  }

  @Test
  void noPageAtAllAndADatabaseThatIsNotSharedProveNothing() {
    pair.sandbox.unshare(pair.sandbox.databaseId("tasks"));
    pair.sync();
    assertThat(missing()).isZero();
    pair.sandbox.share(pair.sandbox.databaseId("tasks"));
    tasks.forEach(pair.maya::trash);
    pair.sync();
    assertThat(missing()).isZero();
    assertThat(pair.count("sync.owed")).isZero();
  }

  @Test
  void onlyASweepThatIsDueCostsRequests(@TempDir Path home) {
    try (Pair rare = Pair.ofSamples(home)) {
      rare.sync();
      rare.sandbox.requests().reset();
      rare.sync();
      assertThat(rare.requests(QUERY)).isEqualTo(3);
      rare.sql.sql("update sync.sweep set at = at - interval '16 minutes'").update();
      rare.sync();
      assertThat(rare.requests(QUERY)).isEqualTo(3 + 3 + 3);
    }
  }

  private void isHeld(String reason) {
    SyncOutput output = pair.sync();
    assertThat(output.exit()).isEqualTo(1);
    assertThat(Pair.of(output, "tasks").path("held").asInt()).isEqualTo(1);
    assertThat(pair.sql.sql("select reason from sync.owed").query(String.class).single())
        .contains(reason);
    assertThat(pair.requests(GET)).isEqualTo(1);
    assertThat(pair.requests(QUERY)).isEqualTo(QUERIES);
    pair.sandbox.requests().reset();
    pair.sync();
    assertThat(pair.requests(GET)).as("not in every pass").isZero();
    assertThat(pair.cell("tasks", key, "deleted_at")).isNull();
  }

  private void isHealed() {
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.count("sync.owed")).isZero();
    assertThat(missing()).isZero();
  }

  private long missing() {
    return pair.count("sync.link where missing_since is not null");
  }
}
