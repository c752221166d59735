package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new record starts with. */
class DefaultTest {
  private Pair pair;

  @BeforeEach
  void syncedSamples(@TempDir Path home) {
    Pair.changeMapping(
        home,
        "tasks",
        "property: Notes, type: rich_text, sql: text",
        "property: Notes, type: rich_text, sql: text, default: nothing yet");
    pair = Pair.ofSamples(home);
    pair.sync();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void aNewRowStartsWithTheDefaultOnBothSides() {
    UUID key =
        pair.sql
            .sql("insert into public.tasks (task_name) values ('From SQL') returning id")
            .query(UUID.class)
            .single();

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("nothing yet");
    assertThat(pair.value(pair.pageOf(key), "Notes")).isEqualTo("nothing yet");
  }

  @Test
  void aNewPageStartsWithTheDefaultOnBothSidesAndMayBeClearedLater() {
    String page =
        pair.maya.create(pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "From Notion"));

    assertThat(pair.sync().exit()).isZero();
    UUID key = pair.key(page);
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("nothing yet");
    assertThat(pair.value(page, "Notes")).isEqualTo("nothing yet");

    pair.maya.edit(page, "Notes", null);
    pair.sync();
    pair.sync();
    assertThat(pair.cell("tasks", key, "notes")).isNull();
  }
}
