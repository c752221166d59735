package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are their ids, whether anybody knows who they are or not. */
class PeopleTest {
  private static final String NOBODY = "00000000-0000-4000-8000-000000000001";

  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void syncedTask(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    page =
        pair.maya.create(
            pair.sandbox.dataSourceId("tasks"),
            Map.of("Task Name", "Water plants", "Assigned To", List.of(pair.maya.id())));
    pair.sync();
    key = pair.key(page);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void somebodyWhomNotionDoesNotKnowIsReportedAndTheRestOfTheRecordArrives() {
    assertThat(pair.cell("tasks", key, "assigned_to")).isEqualTo("{" + pair.maya.id() + "}");
    pair.update("tasks", key, "assigned_to", "assigned_to || '" + NOBODY + "'::text");
    pair.update("tasks", key, "notes", "'arrives'");

    assertThat(pair.sync().exit()).isEqualTo(1);

    assertThat(pair.value(page, "Notes")).isEqualTo("arrives");
    assertThat((List<?>) pair.value(page, "Assigned To"))
        .map(Object::toString)
        .containsExactly(pair.maya.id());
    assertThat(pair.cell("tasks", key, "assigned_to")).contains(NOBODY);
    assertThat(pair.count("sync.owed where key = '" + key + "'")).isOne();

    pair.update("tasks", key, "assigned_to", "array['" + pair.maya.id() + "']");
    assertThat(pair.sync().exit()).isZero();
  }
}
