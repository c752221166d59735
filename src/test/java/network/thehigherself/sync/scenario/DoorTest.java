package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Settings;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.plan.Direction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How each door is stands in PostgreSQL, from the end of one pass to the end of the next. */
class DoorTest {
  private static final String TASKS = "sync.door where database = 'tasks' and ";

  private Pair pair;

  @BeforeEach
  void syncedSamples(@TempDir Path home) {
    pair = Pair.ofSamples(home);
    pair.environment().putAll(Map.of("GUARD_CLEARS", "1", "GUARD_SHARE", "0"));
    pair.sync();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private SyncOutput allow(String guard) {
    RunOptions options =
        new RunOptions(
            UUID.randomUUID(),
            Direction.BOTH,
            null,
            false,
            false,
            Set.of(guard),
            Duration.ofSeconds(20),
            false);
    return Pair.sync(pair.engine(), options);
  }

  private String message(String database) {
    return pair.sql
        .sql("select message from sync.door where database = ? and state <> 'ok' limit 1")
        .param(database)
        .query(String.class)
        .single();
  }

  private void clearStatuses() {
    pair.sql.sql("update public.tasks set status = null, notes = 'still arrives'").update();
  }

  @Test
  void aGoodPassIsOk() {
    assertThat(pair.count("sync.door where state = 'ok' and message is null and times = 1"))
        .isEqualTo(6);
  }

  @Test
  void aRefusalStaysVisibleUntilSomebodyLetsItGoOnAndStopsItsDatabaseOnly() {
    clearStatuses();
    String page = pair.task("Print labels in two languages");
    String business = pair.sandbox.pages().ids("business_entities").get(0);
    pair.maya.edit(business, "Name", "Renamed");
    String cursor =
        "select at::text from sync.cursor where database = 'tasks' and door = 'supabase'";
    String before = pair.sql.sql(cursor).query(String.class).single();

    assertThat(pair.sync().exit()).isEqualTo(3);
    assertThat(pair.sync().exit()).isEqualTo(3);

    assertThat(message("tasks")).contains("sync --database tasks --allow clears");
    assertThat(pair.count(TASKS + "door = 'supabase' and state = 'refused' and times = 2")).isOne();
    assertThat(pair.value(page, "Status")).as("what was put off").isNotNull();
    assertThat(pair.sql.sql(cursor).query(String.class).single()).isEqualTo(before);
    assertThat(pair.cell("business_entities", pair.key(business), "name")).isEqualTo("Renamed");

    assertThat(allow("clears").exit()).isZero();
    assertThat(pair.value(page, "Status")).isNull();
    assertThat(pair.value(page, "Notes")).isEqualTo("still arrives");
    assertThat(pair.count(TASKS + "state = 'ok' and next_try is null")).isEqualTo(2);
    clearStatuses();
    assertThat(pair.sync().exit()).as("it was let go on once").isZero();
  }

  @Test
  void aServiceNoticesAtOnceThatAnotherProcessLetThePlanGoOn() {
    Map<String, String> settings = new HashMap<>(pair.environment());
    settings.putAll(Map.of("POLL_NOTION", "0 0 0 1 1 ? 2099", "POLL_SUPABASE", "* * * * * ?"));
    settings.put("OWED_PAUSE", "PT1H");
    clearStatuses();
    String page = pair.task("Print labels in two languages");

    try (Logs logs = Logs.capture();
        Engine service = Engine.start(Settings.load(settings), Engine.Purpose.SERVE)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> pair.count(TASKS + "state = 'refused' and next_try > now()") == 1);
      pair.update("tasks", pair.key(page), "description", "'waits'");
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(8))
          .until(() -> !"waits".equals(pair.value(page, "Description")));
      assertThat(logs.text().split("WARN tasks.from_supabase", -1)).as("said once").hasSize(2);
      assertThat(logs.text()).doesNotContain("\tat ");

      assertThat(allow("clears").exit()).isZero();
      pair.update("tasks", pair.key(page), "description", "'goes on'");

      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> "goes on".equals(pair.value(page, "Description")));
    }
  }

  @Test
  void anIntegrationThatLosesADatabaseBetweenTwoPassesDeletesNothingAndSaysWhatToShare() {
    long rows = pair.count("public.tasks where deleted_at is null");
    pair.sandbox.unshare(pair.sandbox.databaseId("tasks"));
    String business = pair.sandbox.pages().ids("business_entities").get(0);
    pair.maya.edit(business, "Name", "Renamed");
    UUID key = pair.key(pair.task("Print labels in two languages"));
    pair.update("tasks", key, "notes", "'typed meanwhile'");

    for (SyncOutput output : List.of(pair.sync(), pair.syncWhole())) {
      assertThat(output.exit()).isEqualTo(1);
      assertThat(Pair.of(output, "tasks").path("message").asText())
          .contains("\"Master Tasks Database\"", "Connections", "NOTION_TASKS_DB")
          .contains("add the integration \"" + integration() + "\"");
    }

    assertThat(pair.count("public.tasks where deleted_at is null")).isEqualTo(rows);
    assertThat(pair.count("sync.link where database = 'tasks' and not deleted")).isEqualTo(rows);
    assertThat(pair.count("sync.owed") + pair.count("sync.dead_letter")).isZero();
    assertThat(pair.cell("business_entities", pair.key(business), "name")).isEqualTo("Renamed");
    assertThat(pair.count(TASKS + "state = 'not shared'")).isOne();

    pair.sandbox.share(pair.sandbox.databaseId("tasks"));
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(pair.pageOf(key), "Notes")).isEqualTo("typed meanwhile");
    assertThat(pair.count(TASKS + "state = 'ok'")).isEqualTo(2);
  }

  /** As Notion answers to {@code GET /v1/users/me}. */
  private String integration() {
    return pair.engine().notion().me().name();
  }
}
