package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a record that fails: it is tried again, and neither lost nor made twice. */
class DeadLetterTest {
  @TempDir Path home;
  private Pair pair;
  private String page;
  private UUID key;

  private void samples(Map<String, String> settings) {
    pair = Pair.of(SandboxOptions.defaults(), settings, home);
    pair.sync();
    page = pair.task("Print labels in two languages");
    key = pair.key(page);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void aLetterThatCannotBeWrittenStopsTheCursor() {
    samples(Map.of());
    pair.breakInserts("sync.owed");
    pair.sandbox.faults().add(Fault.error(403).on("PATCH", "/v1/pages/*").times(1));
    pair.update("tasks", key, "notes", "'must not be lost'");

    assertThat(pair.sync().exit()).isEqualTo(4);
    pair.mendInserts("sync.owed");
    pair.sync();

    assertThat(pair.value(page, "Notes")).isEqualTo("must not be lost");
  }

  @Test
  void whateverNotionSaysTheLetterIsWritten() {
    samples(Map.of());
    String words = "Wrong: \0 and \\u0000 and 😀";
    pair.sandbox.faults().add(Fault.error(403).saying(words).on("PATCH", "/v1/pages/*").times(0));
    pair.update("tasks", key, "notes", "'refused'");

    assertThat(pair.sync().exit()).isEqualTo(1);

    assertThat(
            pair.sql
                .sql("select payload ->> 'detail' from sync.dead_letter")
                .query(String.class)
                .single())
        .isEqualTo("Wrong: \uFFFD and \\u0000 and 😀");
  }

  /** A new page that PostgreSQL does not take. */
  private String refusedPage() {
    pair.sql
        .sql("alter table public.tasks add constraint no_atlantis check (task_name <> 'Atlantis')")
        .update();
    return pair.maya.create(
        pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "Atlantis", "Status", "Done"));
  }

  private void takeItNow() {
    pair.sql.sql("alter table public.tasks drop constraint no_atlantis").update();
  }

  private long rowsOfRefusedPage() {
    return pair.count("public.tasks where task_name = 'Atlantis' and status = 'Done'");
  }

  @Test
  void aNewPageThatPostgresRefusesIsOneLetterUntilItArrives() {
    samples(Map.of());
    refusedPage();
    pair.sync();
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofMinutes(30));
    assertThat(pair.sync().exit()).isEqualTo(1);
    assertThat(pair.count("sync.dead_letter")).isEqualTo(1);

    takeItNow();
    pair.sync();

    assertThat(rowsOfRefusedPage()).isEqualTo(1);
    assertThat(pair.count("sync.dead_letter")).isZero();
    assertThat(pair.count("sync.owed")).isZero();
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aRefusedPageThatIsTrashedLeavesNoLetterAndArrivesWhenItComesBack() {
    samples(Map.of());
    String refused = refusedPage();
    pair.sync();
    pair.maya.trash(refused);
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.count("sync.dead_letter")).isZero();

    takeItNow();
    pair.maya.restore(refused);
    pair.sync();

    assertThat(rowsOfRefusedPage()).isEqualTo(1);
  }

  @Test
  void aRefusedPageWaitsThroughARunThatWritesNoRows() {
    samples(Map.of());
    refusedPage();
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofMinutes(30));
    pair.sync();
    takeItNow();

    pair.sync(Direction.SUPABASE_TO_NOTION);
    assertThat(rowsOfRefusedPage()).isZero();
    pair.sync();

    assertThat(rowsOfRefusedPage()).isEqualTo(1);
  }

  @Test
  void aDeadLetterIsTriedAtGrowingDistances() {
    samples(Map.of("OWED_PAUSE", "PT1M"));
    pair.sandbox.faults().add(Fault.error(403).on("PATCH", "/v1/pages/*").times(0));
    pair.update("tasks", key, "notes", "'refused'");
    pair.sync();
    pair.sql
        .sql("update sync.owed set since = now() - interval '1 hour', next_try = now()")
        .update();

    pair.sync();

    assertThat(pair.count("sync.owed where next_try > now() + interval '50 minutes'")).isEqualTo(1);
  }

  @Test
  void whatAPersonPutsRightIsSettledAtOnce() {
    samples(Map.of("OWED_PAUSE", "PT1H"));
    pair.update("tasks", key, "estimated_time", "'NaN'");
    assertThat(pair.sync().exit()).isEqualTo(1);

    pair.update("tasks", key, "estimated_time", "null");

    assertThat(pair.sync().exit()).isZero();
  }

  @Test
  void aNotionThatIsAwayMidwayIsNoRecordsTrouble() {
    samples(Map.of("NOTION_RETRIES", "0"));
    pair.sandbox.faults().add(Fault.error(529).on("PATCH", "/v1/pages/*").times(1));
    pair.update("tasks", key, "notes", "'for later'");

    assertThat(pair.sync().exit()).isEqualTo(4);

    assertThat(pair.count("sync.dead_letter")).isZero();
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(page, "Notes")).isEqualTo("for later");
  }

  @Test
  void aTokenThatIsWithdrawnMidwayIsNoRecordsTrouble() {
    samples(Map.of());
    pair.sandbox.faults().add(Fault.error(401).on("PATCH", "/v1/pages/*").times(1));
    pair.update("tasks", key, "notes", "'for another token'");

    assertThat(pair.sync().exit()).isEqualTo(2);

    assertThat(pair.count("sync.dead_letter")).isZero();
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(page, "Notes")).isEqualTo("for another token");
  }
}
