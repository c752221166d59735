package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import network.thehigherself.sync.cli.Ran;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.line.Undo;
import network.thehigherself.sync.line.UndoReport;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is taken back, on both sides, and nobody's later edit with it. */
class UndoTest {
  private static final RunOptions ALLOWING_CLEARS =
      new RunOptions(
          UUID.randomUUID(),
          Direction.BOTH,
          null,
          false,
          false,
          Set.of("clears"),
          Duration.ofSeconds(20),
          false);

  private static final String PATCH = "PATCH /v1/pages/{id}";

  @TempDir private Path home;
  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void start() {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    page =
        pair.maya.create(
            pair.sandbox.dataSourceId("tasks"),
            Map.of(
                "Task Name", "Water plants",
                "Notes", "a",
                "Tags", List.of("Internal"),
                "Due Date", "2026-06-15"));
    pair.sync();
    key = pair.key(page);
  }

  @AfterEach
  void stop() {
    pair.close();
  }

  private static UUID run(SyncOutput output) {
    return output.report().options().run();
  }

  private UndoReport undo(UUID run) {
    Undo undo = pair.engine().undo();
    return undo.carryOut(run, undo.begin(run, Duration.ofSeconds(20)));
  }

  private String refusal(UUID run) {
    return pair.engine().undo().refusal(run).orElse("");
  }

  private static List<String> skipped(UndoReport undo) {
    return undo.records().values().stream()
        .flatMap(List::stream)
        .flatMap(record -> record.skipped().stream())
        .map(one -> one.field() + ": " + one.reason())
        .toList();
  }

  /**
   * What people see of all tasks, without what the sync says about itself and what the clock does.
   */
  private Map<String, JsonNode> seen() {
    Map<String, JsonNode> seen = new TreeMap<>();
    for (String id : pair.sandbox.pages().ids("tasks")) {
      ObjectNode properties = pair.sandbox.pages().show(id).withObject("/properties");
      properties.put("Tags", Said.list(texts(properties.at("/Tags/multi_select"))));
      seen.put(
          id,
          properties.without(
              List.of("Last Synced", "Needs Sync", "Supabase ID", "Days Until Due")));
    }
    pair.sql
        .sql("select id::text, (to_jsonb(t) - 'updated_at')::text from public.tasks t")
        .query(
            row -> {
              seen.put("row " + row.getString(1), json(row.getString(2)));
            });
    return seen;
  }

  private static Stream<String> texts(JsonNode options) {
    return options.findValuesAsText("name").stream();
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertQuietAndEqual() {
    assertThat(pair.sync().changes()).isZero();
    assertThat(pair.verify().isEqual()).isTrue();
    assertThat(pair.count("sync.owed")).isZero();
    assertThat(pair.count("sync.intent")).isZero();
  }

  @Test
  void aRunThatTouched500RecordsIsRestoredExactlyAndOnlyOnce() {
    pair.sandbox.pages().bulk("tasks", 499, Duration.ZERO);
    pair.syncWhole();
    Map<String, JsonNode> before = seen();
    pair.sql
        .sql(
            """
            update public.tasks set notes = 'spoilt', status = 'Done', priority = null,
              due_date = due_date + interval '90 minutes', tags = array['Urgent'], estimated_time = 77""")
        .update();
    SyncOutput spoilt = Pair.sync(pair.engine(), ALLOWING_CLEARS);
    assertThat(Pair.of(spoilt, "tasks").at("/from_supabase/updated").asInt()).isEqualTo(500);
    assertThat(seen()).isNotEqualTo(before);
    pair.sandbox.requests().reset();

    UndoReport plan = pair.engine().undo().plan(run(spoilt));
    assertThat(plan.writes()).isEqualTo(500);
    assertThat(pair.sandbox.requests().writes()).isZero();
    UndoReport undone = undo(run(spoilt));

    assertThat(undone.complete()).isTrue();
    assertThat(skipped(undone)).isEmpty();
    Map<String, JsonNode> after = seen();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.entrySet().removeAll(before.entrySet());
    assertThat(after).as("what is not as it was").isEmpty();
    assertThat(pair.requests(PATCH)).isEqualTo(500);
    assertThat(refusal(run(spoilt))).contains("was undone already");
    assertQuietAndEqual();
  }

  @Test
  void whatSomebodyEditedSinceIsLeftAloneOnBothSidesAndNamed() {
    pair.maya.edit(
        page, Map.of("Notes", "b", "Description", "b", "Source", "Agent", "Status", "Done"));
    UUID run = run(pair.sync());
    pair.update("tasks", key, "description", "'c'");
    pair.sync();
    pair.update("tasks", key, "source", "'System'");
    pair.maya.edit(page, "Status", "On Hold");

    UndoReport undone = undo(run);

    assertThat(skipped(undone))
        .containsExactlyInAnyOrder(
            "description: the row was edited since",
            "source: the row was edited since",
            "status: the page was edited since");
    assertThat(pair.value(page, "Notes")).isEqualTo("a");
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("a");
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(page, "Description")).isEqualTo("c");
    assertThat(pair.value(page, "Source")).isEqualTo("System");
    assertThat(pair.cell("tasks", key, "status")).isEqualTo("On Hold");
    assertQuietAndEqual();
    assertThat(refusal(run)).contains("what that skipped was edited since");
  }

  @Test
  void anUndoIsARunOfItsOwnAndCanBeUndone() {
    pair.update("tasks", key, "notes", "'b'");
    UUID run = run(pair.sync());

    UndoReport undone = undo(run);

    UUID undoing = undone.report().options().run();
    assertThat(
            pair.sql
                .sql(
                    "select side || ' ' || before::text || ' ' || after::text || ' ' || reason from sync.history where run = ? order by 1")
                .param(undoing)
                .query(String.class)
                .list())
        .containsExactly("notion \"b\" \"a\" undone", "supabase \"b\" \"a\" undone");
    assertThat(
            pair.count("sync.history where run = '" + run + "' and undone_by = '" + undoing + "'"))
        .isEqualTo(1);
    undo(undoing);
    assertThat(pair.value(page, "Notes")).isEqualTo("b");
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("b");
    assertQuietAndEqual();
  }

  @Test
  void whatARunDeletedComesBackWithItsValues() {
    pair.sql.sql("delete from public.tasks where id = ?").param(key).update();
    UUID run = run(pair.sync());
    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();

    assertThat(undo(run).complete()).isTrue();

    assertThat(pair.sandbox.pages().isTrashed(page)).isFalse();
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("a");
    assertThat(pair.cell("tasks", key, "tags")).isEqualTo("{Internal}");
    assertThat(pair.count("sync.link where deleted")).isZero();
    assertQuietAndEqual();
  }

  @Test
  void whatARunCreatedEndsOnBothSidesUnlessSomebodyEditedIt() {
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    for (UUID fresh : List.of(one, other)) {
      pair.sql
          .sql("insert into public.tasks (id, task_name) values (?, 'New')")
          .param(fresh)
          .update();
    }
    UUID run = run(pair.sync());
    String pageOfOne = pair.pageOf(one);
    pair.maya.edit(pair.pageOf(other), "Notes", "mine");

    UndoReport undone = undo(run);

    assertThat(skipped(undone)).containsExactly("null: it was edited since: notes");
    assertThat(pair.sandbox.pages().isTrashed(pageOfOne)).isTrue();
    assertThat(pair.cell("tasks", one, "deleted_at")).isNotNull();
    pair.sync();
    assertThat(pair.cell("tasks", other, "notes")).isEqualTo("mine");
    assertThat(pair.cell("tasks", other, "deleted_at")).isNull();
    assertQuietAndEqual();
    undo(undone.report().options().run());
    assertThat(pair.sandbox.pages().isTrashed(pageOfOne)).isFalse();
    assertThat(pair.cell("tasks", one, "deleted_at")).isNull();
    assertQuietAndEqual();
  }

  @Test
  void noGuardRefusesWhatAPersonHasSeen() {
    pair.sql
        .sql("insert into public.tasks (task_name) select 'New' from generate_series(1, 12)")
        .update();
    UUID run = run(pair.sync());

    UndoReport undone = undo(run);

    assertThat(undone.complete()).isTrue();
    assertThat(pair.sandbox.pages().ids("tasks")).containsExactly(page);
    assertThat(pair.count("public.tasks where deleted_at is not null")).isEqualTo(12);
    assertQuietAndEqual();
  }

  /** The page was written and the row was not: what a kill leaves. */
  private UndoReport undoBrokenOff(UUID run) {
    pair.sql
        .sql(
            """
            create function public.broken() returns trigger language plpgsql as
            $$ begin raise exception 'broken off' using errcode = '57P01'; end $$""")
        .update();
    pair.sql
        .sql(
            "create trigger broken before update on public.tasks for each row execute function public.broken()")
        .update();
    UndoReport broken = undo(run);
    pair.sql.sql("drop trigger broken on public.tasks").update();
    assertThat(broken.complete()).isFalse();
    assertThat(pair.value(page, "Notes")).isEqualTo("a");
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("b");
    return broken;
  }

  @Test
  void anUndoThatWasKilledGoesOnAndDoesNothingTwice() {
    pair.update("tasks", key, "notes", "'b'");
    UUID run = run(pair.sync());
    UndoReport broken = undoBrokenOff(run);
    assertThat(refusal(run)).isEmpty();
    pair.sandbox.requests().reset();

    UndoReport goesOn = undo(run);

    assertThat(goesOn.complete()).isTrue();
    assertThat(goesOn.report().options().run()).isEqualTo(broken.report().options().run());
    assertThat(pair.requests(PATCH)).isZero();
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("a");
    assertThat(pair.count("sync.run where undoes is not null")).isEqualTo(1);
    assertQuietAndEqual();
  }

  @Test
  void afterAKilledUndoThatNobodyGoesOnWithBothSidesAreEqual() {
    pair.update("tasks", key, "notes", "'b'");
    undoBrokenOff(run(pair.sync()));

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.value(page, "Notes")).isEqualTo("a");
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("a");
    assertQuietAndEqual();
  }

  @Test
  void onePersonIsAskedAndAScriptSaysYes() throws Exception {
    pair.update("tasks", key, "notes", "'b'");
    pair.stopEngine();
    JsonNode synced = Json.MAPPER.readTree(pair.run("sync", "--output", "json").out());
    String run = synced.path("run").asText();

    pair.run("undo").says(0, run);
    Ran asked = pair.run("undo", "--run", run);
    asked.says(2, "undo --run " + run + " --yes");
    assertThat(asked.out()).contains(key + " gets back notes").contains("about 2 Notion requests");
    assertThat(pair.value(page, "Notes")).isEqualTo("b");
    pair.run("undo", "--run", new UUID(0, 1).toString()).says(2, "the history knows no run");

    Ran done = pair.run("undo", "--run", run, "--yes", "--output", "json");
    assertThat(done.exit()).as(done.all()).isZero();
    JsonNode said = Json.MAPPER.readTree(done.out());
    assertThat(said.path("complete").asBoolean()).isTrue();
    assertThat(said.at("/databases/0/records").asInt()).isEqualTo(1);
    assertThat(done.all()).doesNotContain("Water plants");
    assertThat(pair.value(page, "Notes")).isEqualTo("a");
    pair.run("undo", "--run", run, "--yes").says(2, "was undone already");
  }
}
