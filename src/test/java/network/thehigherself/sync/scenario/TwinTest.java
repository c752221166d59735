package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that a create made whose answer never came, and that show up late. */
class TwinTest {
  private Pair pair;
  private UUID key;

  @BeforeEach
  void aRowWhosePageIsMadeWithoutAnAnswer(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of("NOTION_RETRIES", "1"), home);
    pair.sync();
    pair.sandbox.lag(Duration.ofMinutes(10));
    pair.sandbox.faults().add(Fault.lost().on("POST", "/v1/pages").times(1));
    key = UUID.randomUUID();
    pair.sql
        .sql("insert into public.tasks (id, task_name, notes) values (?, 'Task', 'old')")
        .param(key)
        .update();
    pair.sync(Direction.SUPABASE_TO_NOTION);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private List<String> pages() {
    return pair.sandbox.pages().ids("tasks");
  }

  /** The page that is not linked, once there are two. */
  private String twin() {
    return pages().stream().filter(id -> !id.equals(pair.pageOf(key))).findFirst().orElseThrow();
  }

  private void theIndexCatchesUp() {
    pair.sandbox.clock().advance(Duration.ofMinutes(15));
    pair.sync();
    pair.sync();
  }

  @Test
  void thePageOfARowThatWasDeletedMeanwhileBecomesNoOtherRow() {
    pair.sandbox.faults().add(Fault.lost().on("POST", "/v1/pages").times(0));
    UUID deleted = UUID.randomUUID();
    pair.sql
        .sql("insert into public.tasks (id, task_name) values (?, 'Deleted')")
        .param(deleted)
        .update();
    pair.sync(Direction.SUPABASE_TO_NOTION);
    pair.sandbox.faults().clear();
    pair.sql.sql("delete from public.tasks where id = ?").param(deleted).update();
    pair.sync();

    theIndexCatchesUp();

    assertThat(pair.count("public.tasks where task_name = 'Deleted'")).isZero();
    assertThat(pair.sandbox.pages().ids("tasks"))
        .noneMatch(page -> "Deleted".equals(pair.value(page, "Task Name")));
    assertThat(pair.count("sync.owed where key = '" + deleted + "' and held")).isZero();
  }

  /** Both pages were seen, and the second one is in the trash. */
  private String trashedTwin() {
    pair.sync();
    String twin = twin();
    theIndexCatchesUp();
    assertThat(pair.sandbox.pages().isTrashed(twin)).isTrue();
    pair.sandbox.clock().advance(Duration.ofMinutes(15));
    pair.sync();
    return twin;
  }

  private void aPersonWantsBack(String twin) {
    pair.maya.restore(twin);
    pair.maya.edit(twin, "Source", "Email");
    pair.sandbox.clock().advance(Duration.ofMinutes(15));
  }

  @Test
  void aTwinThatAPersonRestoresBringsItsDeletedRecordBack() {
    String twin = trashedTwin();
    String page = pair.pageOf(key);
    pair.sql.sql("delete from public.tasks where id = ?").param(key).update();
    pair.sync();
    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    aPersonWantsBack(twin);

    pair.sync();
    pair.sync();

    assertThat(pair.pageOf(key)).isEqualTo(twin);
    assertThat(pair.cell("tasks", key, "source")).isEqualTo("Email");
    assertThat(pages()).containsOnly(twin);
    assertThat(pair.count("sync.owed")).isZero();
  }

  @Test
  void aOneWayRunLeavesATwinToTheNextRunBothWays() {
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofMinutes(15));
    pair.sandbox.requests().reset();

    pair.sync(Direction.NOTION_TO_SUPABASE);

    assertThat(pair.sandbox.requests().writes()).isZero();
    theIndexCatchesUp();
    assertThat(pages()).hasSize(1);
    assertThat(pair.count("sync.owed")).isZero();
  }

  @Test
  void aTwinEndsNoIntentOfThePageThatStays() {
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofMinutes(3));
    pair.breakInserts("sync.history");
    pair.update("tasks", key, "notes", "'sent before the kill'");
    pair.sync();
    pair.mendInserts("sync.history");
    assertThat(pair.value(pair.pageOf(key), "Notes")).isEqualTo("sent before the kill");
    pair.update("tasks", key, "notes", "'old'");
    pair.sandbox.lag(Duration.ZERO);

    pair.sync(Direction.BOTH);
    pair.sync();

    assertThat(pages()).hasSize(1);
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("old");
    assertThat(pair.value(pair.pageOf(key), "Notes")).isEqualTo("old");
  }

  @Test
  void ofAnOldTwinNobodyKnowsWhatIsNew() {
    pair.sync();
    String twin = twin();
    pair.update("tasks", key, "notes", "'new'");
    pair.sync();
    pair.sql.sql("delete from sync.intent").update();
    pair.sql.sql("delete from sync.owed").update();
    pair.sandbox.clock().advance(Duration.ofMinutes(15));
    pair.maya.edit(twin, "Source", "Email");

    theIndexCatchesUp();

    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("new");
    assertThat(pages()).doesNotContain(twin);
    assertThat(kept()).contains("old", "Email");
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void whatSomebodyTypedIntoATwinIsKeptAlsoWhereALaterEditOfTheRowWins() {
    pair.sync();
    String twin = twin();
    pair.maya.edit(twin, "Notes", "typed into the second page");
    pair.sandbox.clock().advance(Duration.ofMinutes(15));
    pair.update("tasks", key, "notes", "'typed in SQL'");
    pair.sql.sql("alter table public.tasks disable trigger user").update();
    pair.update("tasks", key, "updated_at", "updated_at + interval '1 hour'");
    pair.sql.sql("alter table public.tasks enable trigger user").update();

    theIndexCatchesUp();

    assertThat(pages()).doesNotContain(twin);
    assertThat(pair.value(pair.pageOf(key), "Notes")).isEqualTo("typed in SQL");
    assertThat(kept()).contains("typed into the second page");
  }

  /** What the history says that the second page held. */
  private String kept() {
    return pair.sql
        .sql("select before::text from sync.history where action = 'delete' and side = 'notion'")
        .query(String.class)
        .single();
  }
}
