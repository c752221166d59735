package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields in which one side decides alone: of notes Notion, of the source SQL. */
class OneWayTest {
  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void syncedSamples(@TempDir Path home) {
    Pair.changeMapping(
        home,
        "tasks",
        "property: Notes, type: rich_text, sql: text",
        "property: Notes, type: rich_text, sql: text, direction: to_supabase");
    Pair.changeMapping(
        home,
        "tasks",
        "property: Source, type: select, sql: text",
        "property: Source, type: select, sql: text, direction: to_notion");
    pair = Pair.ofSamples(home);
    page = pair.maya.create(pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "One way"));
    pair.sync();
    key = pair.key(page);
    pair.maya.edit(page, "Notes", "from the page");
    pair.update("tasks", key, "source", "'SQL'");
    pair.sync();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void valuesGoTheirWay() {
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("from the page");
    assertThat(pair.value(page, "Source")).isEqualTo("SQL");
  }

  @Test
  void whatTheOtherSideWritesIsPutBackAndKept() {
    pair.update("tasks", key, "notes", "'from the row'");
    pair.maya.edit(page, "Source", "Notion");

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("from the page");
    assertThat(pair.value(page, "Source")).isEqualTo("SQL");
    assertThat(putBack()).contains("from the row", "Notion");
    assertThat(pair.count("sync.conflict")).isZero();
    assertThat(pair.count("sync.owed")).isZero();
  }

  @Test
  void aNewRecordIsMadeWithoutWhatItsSideMayNotWrite() {
    UUID row =
        pair.sql
            .sql(
                "insert into public.tasks (task_name, notes) values ('New', 'of the row')"
                    + " returning id")
            .query(UUID.class)
            .single();
    String other =
        pair.maya.create(
            pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "Newer", "Source", "Page"));

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.cell("tasks", row, "notes")).isNull();
    assertThat(pair.value(pair.pageOf(row), "Notes")).isIn(null, "");
    assertThat(pair.value(other, "Source")).isNull();
    assertThat(pair.cell("tasks", pair.key(other), "source")).isNull();
    assertThat(putBack()).contains("of the row", "Page");
    assertThat(pair.count("sync.owed")).isZero();
  }

  private List<String> putBack() {
    return pair.sql
        .sql("select loser #>> '{}' from sync.history where reason = 'read_only'")
        .query(String.class)
        .list();
  }
}
