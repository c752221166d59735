package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index that lags, answers that never come, copies of the program. */
class DoubtTest extends SyncedTask {
  @Test
  void aQueryThatLagsBehindOurOwnPatchRevertsNothing() {
    pair.maya.edit(page, "Notes", "before");
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofMinutes(3));
    pair.update("tasks", key, "notes", "'after'");
    pair.sync();
    pair.sandbox.lag(Duration.ofMinutes(2));

    SyncOutput stale = pair.syncWhole();

    assertThat(stale.changes()).isZero();
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("after");
    assertThat(pair.value(page, "Notes")).isEqualTo("after");
  }

  @Test
  void aPostWhoseAnswerIsLostEndsAsOnePage() {
    pair.sandbox.faults().add(Fault.lost().on("POST", "/v1/pages"));
    UUID record = pair.insertTask("Lost once");

    pair.sync();
    pair.sync();

    assertThat(pair.livePagesOf(record)).isEqualTo(1);
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aPostWhoseAnswerIsLostEndsAsOnePageAlsoWhenTheIndexLagsLongerThanTheLookUp() {
    pair.sandbox.lag(Duration.ofMinutes(10));
    pair.sandbox.faults().add(Fault.lost().on("POST", "/v1/pages"));
    UUID record = pair.insertTask("Lost in a lagging index");
    pair.sync();
    pair.sync();
    assertThat(pair.livePagesOf(record))
        .as("the index showed nothing, so it was made again")
        .isEqualTo(2);
    String twin =
        pair.sandbox.pages().ids("tasks").stream()
            .filter(id -> record.toString().equals(pair.value(id, "Supabase ID")))
            .filter(id -> !id.equals(pair.pageOf(record)))
            .findFirst()
            .orElseThrow();
    pair.maya.edit(twin, "Notes", "typed into the second page");

    pair.sandbox.clock().advance(Duration.ofMinutes(15));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              pair.sync();
              assertThat(pair.livePagesOf(record)).isEqualTo(1);
            });

    assertThat(pair.cell("tasks", record, "notes")).isEqualTo("typed into the second page");
    assertThat(pair.value(pair.pageOf(record), "Notes")).isEqualTo("typed into the second page");
    assertThat(pair.count("public.tasks where task_name = 'Lost in a lagging index'")).isEqualTo(1);
  }

  @Test
  void aPatchWhoseAnswersAreAllLostIsSeenOnItsPageAndKnownAsOurs() {
    pair.update("tasks", key, "notes", "'before'");
    pair.sync();
    pair.sandbox.faults().add(Fault.lost().on("PATCH", "/v1/pages/*").times(0));
    pair.update("tasks", key, "notes", "'arrived, but nobody knows'");
    assertThat(pair.sync().exit()).isZero();
    pair.sandbox.faults().clear();
    pair.update("tasks", key, "notes", "'before'");

    pair.sync();

    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("before");
    assertThat(pair.value(page, "Notes")).isEqualTo("before");
  }

  @Test
  void aPatchIsStillKnownAsOursWhenItsPageWasHiddenForAWhile() {
    pair.update("tasks", key, "notes", "'before'");
    pair.sync();
    pair.breakInserts("sync.history");
    pair.update("tasks", key, "notes", "'sent before the kill'");
    pair.sync();
    pair.mendInserts("sync.history");
    pair.sandbox.unshare(page);
    pair.sync();
    pair.sandbox.share(page);
    pair.update("tasks", key, "notes", "'before'");

    pair.sync();

    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("before");
    assertThat(pair.value(page, "Notes")).isEqualTo("before");
  }

  @Test
  void aPageThatWasMadeWithoutItsFieldsIsNotMadeAgainWhenTheyFail() {
    UUID record = pair.insertTask("Made bare");
    pair.update("tasks", record, "notes", "'some notes'");
    pair.sandbox.faults().add(Fault.error(400).on("POST", "/v1/pages").times(1));
    pair.sandbox.faults().add(Fault.error(500).on("PATCH", "/v1/pages/*").times(0));
    pair.sync(Direction.SUPABASE_TO_NOTION);
    pair.sandbox.faults().clear();

    pair.sync(Direction.SUPABASE_TO_NOTION);

    assertThat(pair.livePagesOf(record)).isEqualTo(1);
    assertThat(pair.value(pair.pageOf(record), "Notes")).isEqualTo("some notes");
  }

  /** A record whose first create was answered with an error; it may still show up for a day. */
  private UUID madeAtTheSecondTry(String tags) {
    pair.sandbox.faults().add(Fault.error(502).on("POST", "/v1/pages").times(1));
    UUID record = pair.insertTask("Made at the second try");
    pair.update("tasks", record, "tags", tags);
    pair.sync();
    pair.sync();
    assertThat(pair.livePagesOf(record)).isEqualTo(1);
    assertThat(pair.count("sync.intent where action = 'create'")).isEqualTo(1);
    return record;
  }

  @ParameterizedTest
  @ValueSource(strings = {"array['first', 'second']", "null"})
  void elementsStayAsAPersonLeavesThemWhileACreateMayStillShowUp(String tags) {
    UUID record = madeAtTheSecondTry("array['first']");
    pair.update("tasks", record, "tags", tags);
    pair.sync();
    pair.maya.edit(pair.pageOf(record), "Tags", List.of("first"));

    pair.sync();
    pair.sync();

    assertThat(pair.cell("tasks", record, "tags")).isEqualTo("{first}");
    assertThat(pair.value(pair.pageOf(record), "Tags")).asString().isEqualTo("[first]");
  }

  @Test
  void aPageThatIsRestoredStaysWhileACreateMayStillShowUp() {
    UUID record = madeAtTheSecondTry("array['first']");
    pair.update("tasks", record, "deleted_at", "now()");
    pair.sync();
    String page = pair.pageOf(record);
    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    pair.maya.restore(page);

    pair.syncWhole();
    pair.sync();

    assertThat(pair.sandbox.pages().isTrashed(page)).isFalse();
    assertThat(pair.cell("tasks", record, "deleted_at")).isNull();
  }

  @Test
  void aPageThatNotionSavedButDoesNotShowYetIsNotMadeAgain() {
    UUID record = pair.insertTask("Saved");
    pair.sandbox.faults().add(Fault.saved().on("POST", "/v1/pages"));
    pair.sandbox.faults().add(Fault.error(404).on("GET", "/v1/pages/*").times(1));
    pair.sync(Direction.SUPABASE_TO_NOTION);
    pair.sandbox.faults().clear();

    pair.sync(Direction.SUPABASE_TO_NOTION);

    assertThat(pair.livePagesOf(record)).isEqualTo(1);
  }

  @Test
  void aFieldThatASavedPageLacksStaysOwed() {
    UUID record = pair.insertTask("Saved without its status");
    pair.update("tasks", record, "status", "'a, b'");
    pair.sandbox.faults().add(Fault.saved().on("POST", "/v1/pages"));

    assertThat(pair.sync().exit()).isEqualTo(1);

    pair.update("tasks", record, "status", "'Done'");
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(pair.pageOf(record), "Status")).isEqualTo("Done");
  }

  @Test
  void aDuplicateThatAPersonMadeBecomesARowOfItsOwn() {
    UUID record = pair.insertTask("Original");
    pair.sync();
    String copy = pair.maya.duplicate(pair.pageOf(record));
    assertThat(pair.value(copy, "Supabase ID")).isEqualTo(record.toString());

    pair.sync();

    assertThat(pair.key(copy)).isNotEqualTo(record);
    assertThat(pair.cell("tasks", pair.key(copy), "task_name")).startsWith("Original");
    assertThat(pair.livePagesOf(record)).as("nothing was trashed").isEqualTo(2);
    assertThat(pair.sync().changes()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", TestSides.ROLE})
  void aTransactionThatCommitsLateIsNotMissed(String role) throws Exception {
    try (Connection late = TestServer.connections(role, pair.database).getConnection()) {
      late.setAutoCommit(false);
      try (var statement = late.createStatement()) {
        statement.executeUpdate(
            "update public.tasks set notes = 'committed late' where id = '" + key + "'");
        pair.insertTask("Committed at once");
        pair.sync();
        pair.sync();
        late.commit();
      }
    }

    pair.sync();

    assertThat(pair.value(page, "Notes")).isEqualTo("committed late");
  }

  @Test
  void aTransactionThatIsPreparedAndCommitsLateIsNotMissed() throws Exception {
    try (Connection late = DriverManager.getConnection(pair.environment().get("SUPABASE_DB_URL"));
        var statement = late.createStatement()) {
      statement.execute("begin");
      statement.executeUpdate(
          "update public.tasks set notes = 'committed late' where id = '" + key + "'");
      statement.execute("prepare transaction 'late'");
      pair.insertTask("Committed at once");
      pair.sync();
      pair.sync();
      statement.execute("commit prepared 'late'");
    }

    pair.sync();

    assertThat(pair.value(page, "Notes")).isEqualTo("committed late");
  }

  @Test
  void twoCopiesOfTheProgramDoNothingTwice() throws Exception {
    for (int n = 0; n < 12; n++) {
      pair.insertTask("Row " + n);
    }
    try (Engine other = pair.start()) {
      var options = Pair.options(Direction.BOTH, null, false, false);
      CompletableFuture<SyncOutput> beside =
          CompletableFuture.supplyAsync(() -> Pair.sync(other, options));
      pair.sync();
      beside.get();
    }

    assertThat(pair.requests("POST /v1/pages")).isEqualTo(12);
    assertThat(pair.sandbox.pages().ids("tasks")).hasSize(15 + 12);
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aOneWayRunLeavesTheOtherSidesEditsForTheNextRun() {
    pair.maya.edit(page, "Status", "Done");
    pair.update("tasks", key, "notes", "'from SQL'");

    pair.sync(Direction.NOTION_TO_SUPABASE);
    assertThat(pair.cell("tasks", key, "status")).isEqualTo("Done");
    assertThat(pair.value(page, "Notes")).isNotEqualTo("from SQL");

    pair.sync();
    assertThat(pair.value(page, "Notes")).isEqualTo("from SQL");
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aRunSinceATimeMovesNoCursorAndADryRunWritesNothingAnywhere() {
    List<Map<String, Object>> cursors =
        pair.sql
            .sql("select database, door, at from sync.cursor order by 1, 2")
            .query()
            .listOfRows();
    pair.syncSince(Instant.now().minus(Duration.ofDays(1)));
    assertThat(
            pair.sql
                .sql("select database, door, at from sync.cursor order by 1, 2")
                .query()
                .listOfRows())
        .isEqualTo(cursors);

    pair.maya.edit(page, "Status", "Done");
    UUID added = pair.insertTask("Only planned");
    long history = pair.count("sync.history");
    pair.sandbox.requests().reset();
    SyncOutput dry = pair.dryRun();

    assertThat(Pair.of(dry, "tasks").path("from_notion").path("updated").asInt()).isEqualTo(1);
    assertThat(Pair.of(dry, "tasks").path("from_supabase").path("created").asInt()).isEqualTo(1);
    assertThat(pair.sandbox.requests().writes()).isZero();
    assertThat(pair.count("sync.history")).isEqualTo(history);
    assertThat(pair.count("sync.link where key = '" + added + "'")).isZero();
    assertThat(pair.cell("tasks", key, "status")).isNotEqualTo("Done");
  }

  @Test
  void aDryRunMakesNoPageOfARowThatMeetsOne() {
    UUID record = pair.insertTask("Has its page");
    pair.maya.create(
        pair.sandbox.dataSourceId("tasks"),
        Map.of("Task Name", "Has its page", "Supabase ID", record.toString()));

    SyncOutput dry = pair.dryRun();

    assertThat(Pair.of(dry, "tasks").path("from_notion").path("created").asInt()).isZero();
    assertThat(Pair.of(dry, "tasks").path("from_supabase").path("created").asInt()).isZero();
    assertThat(Pair.of(pair.sync(), "tasks").path("from_supabase").path("created").asInt())
        .isZero();
  }

  @Test
  void aDryRunSaysWhatTheFirstRunWouldDo(@TempDir Path home) {
    try (Pair fresh = Pair.ofSamples(home)) {
      fresh.sql.sql("insert into public.tasks (task_name) values ('Only a row')").update();

      SyncOutput dry = fresh.dryRun();

      assertThat(Pair.of(dry, "tasks").path("from_notion").path("created").asInt()).isEqualTo(15);
      assertThat(Pair.of(dry, "tasks").path("from_supabase").path("created").asInt()).isEqualTo(1);
      assertThat(fresh.count("sync.cursor")).isZero();
    }
  }

  @Test
  void aValueThatGoesFromAToBAndBackToAArrivesEachTime() {
    for (String value : List.of("A", "B", "A")) {
      pair.update("tasks", key, "notes", "'" + value + "'");
      pair.sync();
      assertThat(pair.value(page, "Notes")).isEqualTo(value);
    }
  }
}
