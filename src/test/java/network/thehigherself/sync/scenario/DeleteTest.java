package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deletes and restores, from either side to the other. */
class DeleteTest {
  private static final String DELETED = "sync.link where deleted";

  @TempDir private Path home;
  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void start() {
    startWith(Map.of());
  }

  private void startWith(Map<String, String> settings) {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), settings, home);
    page =
        pair.maya.create(
            pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "Water plants", "Notes", "a"));
    pair.sync();
    key = pair.key(page);
  }

  @AfterEach
  void stop() {
    pair.close();
  }

  /** What a sweep does about a page that it does not see. */
  private SyncOutput syncLookingAtThePage() {
    pair.sql
        .sql(
            """
            insert into sync.owed (database, key, reason, next_try)
            values ('tasks', ?, 'its page was not seen', clock_timestamp())
            on conflict (database, key) do update set next_try = excluded.next_try""")
        .param(key)
        .update();
    return pair.sync();
  }

  private String deletedAt() {
    return pair.cell("tasks", key, "deleted_at");
  }

  private void trashBothFromNotion() {
    pair.maya.trash(page);
    syncLookingAtThePage();
    assertThat(deletedAt()).isNotNull();
    assertThat(pair.count(DELETED)).isOne();
  }

  private void trashBothFromSupabase() {
    pair.update("tasks", key, "deleted_at", "now()");
    pair.sync();
    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    assertThat(pair.count(DELETED)).isOne();
  }

  private void assertBothAreThere() {
    assertThat(pair.sandbox.pages().isTrashed(page)).isFalse();
    assertThat(deletedAt()).isNull();
    assertThat(pair.count("public.tasks where id = '" + key + "'")).isOne();
    assertThat(pair.count(DELETED)).isZero();
    assertNothingIsOwed();
  }

  private void assertNothingIsOwed() {
    assertThat(pair.count("sync.owed")).isZero();
    assertThat(pair.count("sync.intent")).isZero();
  }

  private void assertNextPassIsQuiet() {
    pair.sandbox.requests().reset();
    long history = pair.count("sync.history");
    pair.sync();
    assertThat(pair.sandbox.requests().writes()).isZero();
    assertThat(pair.count("sync.history")).isEqualTo(history);
  }

  @Test
  void trashedPageMarksItsRow() {
    pair.maya.trash(page);

    JsonNode tasks = Pair.of(syncLookingAtThePage(), "tasks");

    assertThat(tasks.path("from_notion").path("deleted").asInt()).isOne();
    assertThat(deletedAt()).isNotNull();
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("a");
    assertThat(pair.count("sync.history where action = 'delete' and side = 'supabase'")).isOne();
    assertNothingIsOwed();
    assertNextPassIsQuiet();
  }

  @Test
  void restoredPageTakesTheMarkOff() {
    trashBothFromNotion();
    pair.maya.restore(page);

    JsonNode tasks = Pair.of(syncLookingAtThePage(), "tasks");

    assertThat(tasks.path("from_notion").path("restored").asInt()).isOne();
    assertBothAreThere();
    assertNextPassIsQuiet();
  }

  @Test
  void editedRowBringsItsTrashedPageBack() {
    pair.maya.trash(page);
    pair.update("tasks", key, "notes", "'b'");

    JsonNode tasks = Pair.of(syncLookingAtThePage(), "tasks");

    assertThat(tasks.path("from_supabase").path("restored").asInt()).isOne();
    assertThat(pair.value(page, "Notes")).isEqualTo("b");
    assertBothAreThere();
    assertNextPassIsQuiet();
  }

  @Test
  void whatThePageSaidWhenItWentToTheTrashIsMergedWhenItsRowBringsItBack() {
    String businesses = pair.sandbox.dataSourceId("business_entities");
    String one = pair.maya.create(businesses, Map.of("Name", "One"));
    String other = pair.maya.create(businesses, Map.of("Name", "Other"));
    pair.sync();
    pair.update("tasks", key, "related_business_entity", "'" + pair.key(other) + "'");
    pair.update("tasks", key, "notes", "'row'");
    pair.maya.edit(page, "Related Business Entity", List.of(one));
    pair.maya.edit(page, "Description", "page");
    pair.maya.edit(page, "Notes", "page");
    pair.maya.trash(page);
    pair.update("tasks", key, "actual_time", "1");

    syncLookingAtThePage();

    assertThat(pair.value(page, "Description")).isEqualTo("page");
    assertThat(pair.cell("tasks", key, "description")).isEqualTo("page");
    assertThat(
            pair.sql
                .sql("select loser #>> '{}' from sync.history where loser is not null order by 1")
                .query(String.class)
                .list())
        .hasSize(2)
        .anyMatch(loser -> loser.contains(pair.key(one).toString()))
        .anyMatch(loser -> loser.contains("page"));
    assertBothAreThere();
    assertNextPassIsQuiet();
  }

  @Test
  void markedRowTrashesItsPage() {
    pair.update("tasks", key, "deleted_at", "now()");

    JsonNode tasks = Pair.of(pair.sync(), "tasks");

    assertThat(tasks.path("from_supabase").path("deleted").asInt()).isOne();
    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    assertThat(pair.count("sync.history where action = 'delete' and side = 'notion'")).isOne();
    assertNothingIsOwed();
    assertNextPassIsQuiet();
  }

  @Test
  void deletedRowTrashesItsPage() {
    pair.sql.sql("delete from public.tasks where id = ?").param(key).update();

    pair.sync();

    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    assertThat(pair.count(DELETED)).isOne();
    assertNothingIsOwed();
    assertNextPassIsQuiet();
  }

  @Test
  void rowWhoseMarkIsTakenOffBringsItsPageBack() {
    trashBothFromSupabase();
    pair.update("tasks", key, "deleted_at", "null");

    pair.sync();

    assertBothAreThere();
    assertNextPassIsQuiet();
  }

  @Test
  void rowThatIsMadeAgainBringsItsPageBack() {
    pair.sql.sql("delete from public.tasks where id = ?").param(key).update();
    pair.sync();
    pair.sql
        .sql("insert into public.tasks (id, task_name, notes) values (?, 'Water plants', 'c')")
        .param(key)
        .update();

    pair.sync();

    assertThat(pair.value(page, "Notes")).isEqualTo("c");
    assertBothAreThere();
    assertNextPassIsQuiet();
  }

  @Test
  void editedPageBringsItsMarkedRowBack() {
    pair.maya.edit(page, "Notes", "b");
    pair.update("tasks", key, "deleted_at", "now()");

    pair.sync();

    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("b");
    assertBothAreThere();
    assertNextPassIsQuiet();
  }

  @Test
  void editedPageMakesItsDeletedRowAgainWithAllThatItHeld() {
    pair.maya.edit(page, "Description", "b");
    pair.sql.sql("delete from public.tasks where id = ?").param(key).update();

    pair.sync();

    assertThat(pair.cell("tasks", key, "description")).isEqualTo("b");
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("a");
    assertBothAreThere();
    assertNextPassIsQuiet();
  }

  @Test
  void restoredPageMakesItsDeletedRowAgain() {
    pair.sql.sql("delete from public.tasks where id = ?").param(key).update();
    pair.sync();
    pair.maya.restore(page);

    syncLookingAtThePage();

    assertThat(pair.cell("tasks", key, "task_name")).isEqualTo("Water plants");
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("a");
    assertBothAreThere();
    assertNextPassIsQuiet();
  }

  @Test
  void aTouchOfAllRowsRestoresNothing() {
    trashBothFromNotion();
    pair.sandbox.requests().reset();
    pair.sql.sql("update public.tasks set notes = notes || '', updated_at = now()").update();

    pair.sync();

    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    assertThat(deletedAt()).isNotNull();
    assertThat(pair.sandbox.requests().writes()).isZero();
    assertNothingIsOwed();
  }

  @Test
  void anIndexThatStillShowsATrashedPageRestoresNothing() {
    pair.maya.edit(page, "Notes", "b");
    pair.sync();
    trashBothFromSupabase();
    pair.sandbox.lag(Duration.ofMinutes(5));

    pair.sync();

    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    assertThat(deletedAt()).isNotNull();
    assertNothingIsOwed();
  }

  @Test
  void aLostAnswerToTrashingIsUnderstood() {
    pair.sandbox.faults().add(Fault.lost().on("PATCH", "/v1/pages/*").times(1));
    pair.update("tasks", key, "deleted_at", "now()");

    pair.sync();

    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    assertThat(pair.count(DELETED)).isOne();
    assertNothingIsOwed();
  }

  @Test
  void aPageGoesToTheTrashAlsoWhereSomebodyRemovedThePropertyOfTheTime() {
    pair.sandbox.schema("tasks").remove("Last Synced");

    trashBothFromSupabase();

    assertNothingIsOwed();
    assertNextPassIsQuiet();
  }

  @Test
  void aOneWayRunLeavesTheDeleteToTheNextRunBothWays() {
    pair.update("tasks", key, "deleted_at", "now()");
    pair.sync(Direction.NOTION_TO_SUPABASE);
    assertThat(pair.sandbox.pages().isTrashed(page)).isFalse();
    assertThat(deletedAt()).isNotNull();

    pair.sync();

    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    assertNothingIsOwed();
  }

  @Test
  void aDryRunDeletesNothingAndSaysSo() {
    pair.update("tasks", key, "deleted_at", "now()");

    JsonNode tasks = Pair.of(pair.dryRun(), "tasks");

    assertThat(tasks.path("from_supabase").path("deleted").asInt()).isOne();
    assertThat(pair.sandbox.pages().isTrashed(page)).isFalse();
  }

  @Test
  void mappingMayLetATrashedPageRemoveItsRow() {
    restartWithDeletes("{from_notion: remove}");
    pair.maya.trash(page);

    syncLookingAtThePage();

    assertThat(pair.count("public.tasks where id = '" + key + "'")).isZero();
    assertThat(pair.count(DELETED)).isOne();
    assertNextPassIsQuiet();

    pair.maya.restore(page);
    syncLookingAtThePage();

    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("a");
    assertBothAreThere();
  }

  @Test
  void mappingMayIgnoreDeletesUntilThatSideComesBack() {
    restartWithDeletes("{from_notion: ignore, from_supabase: ignore}");
    pair.maya.trash(page);
    syncLookingAtThePage();
    assertThat(deletedAt()).isNull();
    pair.update("tasks", key, "notes", "'b'");
    syncLookingAtThePage();
    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    assertNothingIsOwed();

    pair.maya.restore(page);
    syncLookingAtThePage();

    assertThat(pair.value(page, "Notes")).isEqualTo("b");
    pair.update("tasks", key, "deleted_at", "now()");
    pair.sync();
    assertThat(pair.sandbox.pages().isTrashed(page)).isFalse();
    assertNothingIsOwed();
  }

  @Test
  void whatWasTypedWhileADeletedRowWasIgnoredArrivesOnceTheRowIsBack() {
    restartWithDeletes("{from_supabase: ignore}");
    pair.update("tasks", key, "deleted_at", "now()");
    pair.sync();
    pair.maya.edit(page, "Notes", "b");
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofMinutes(15));
    pair.sync();
    assertNothingIsOwed();

    pair.update("tasks", key, "deleted_at", "null");
    pair.sync();

    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("b");
    assertNextPassIsQuiet();
  }

  private void restartWithDeletes(String deletes) {
    pair.close();
    Pair.changeMapping(home, "tasks", "policy: newest", "policy: newest\ndeletes: " + deletes);
    startWith(Map.of());
  }
}
