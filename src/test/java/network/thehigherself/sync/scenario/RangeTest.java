package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import network.thehigherself.sync.property.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A date whose end has a column of its own. */
class RangeTest {
  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void syncedSamples(@TempDir Path home) {
    Pair.changeMapping(
        home,
        "tasks",
        "property: Due Date, type: date, sql: timestamptz",
        "property: Due Date, type: date, sql: timestamptz, end: due_until");
    pair = Pair.ofSamples(home);
    page = pair.sandbox.pages().ids("tasks").get(0);
    pair.maya.edit(
        page,
        "Due Date",
        Json.MAPPER.createObjectNode().put("start", "2026-06-15").put("end", "2026-06-20"));
    pair.sync();
    key = pair.key(page);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void theWholeRangeGoesBothWaysAndIsClearedAsOne() {
    assertThat(pair.cell("tasks", key, "due_until at time zone 'UTC'")).startsWith("2026-06-20");

    pair.update("tasks", key, "due_until", "'2026-06-25Z'");
    pair.sync();
    assertThat(dueDate()).contains("2026-06-15").contains("2026-06-25");

    pair.maya.edit(page, "Due Date", null);
    pair.sync();
    assertThat(pair.cell("tasks", key, "due_date")).isNull();
    assertThat(pair.cell("tasks", key, "due_until")).isNull();
  }

  @Test
  void anEndBeforeTheStartIsReportedAndTheRestOfTheRecordArrives() {
    pair.update("tasks", key, "due_until", "'2026-06-01Z'");
    pair.update("tasks", key, "notes", "'still arrives'");

    assertThat(pair.sync().exit()).isEqualTo(1);
    assertThat(pair.value(page, "Notes")).isEqualTo("still arrives");
    assertThat(dueDate()).contains("2026-06-15").contains("2026-06-20");

    pair.update("tasks", key, "due_until", "'2026-06-30Z'");
    assertThat(pair.sync().exit()).isZero();
    assertThat(dueDate()).contains("2026-06-15").contains("2026-06-30");
  }

  private String dueDate() {
    return String.valueOf(pair.value(page, "Due Date"));
  }
}
