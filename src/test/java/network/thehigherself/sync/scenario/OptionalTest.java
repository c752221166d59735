package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relation to a database that is not mapped, which Notion may show or not. */
class OptionalTest {
  private Pair pair;
  private String task;

  @BeforeEach
  void aTask(@TempDir Path home) {
    Pair.changeMapping(
        home,
        "tasks",
        "fields:\n",
        "fields:\n  pieces: {property: Pieces, type: relation, sql: \"text[]\", optional: true}\n");
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    task = pair.maya.create(pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "First"));
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void withoutThePropertyEverythingElseGoesOnAndTheColumnStays() {
    assertThat(pair.sync().exit()).isZero();
    UUID key = pair.key(task);
    pair.update("tasks", key, "pieces", "'{kept}'");
    pair.update("tasks", key, "notes", "'from SQL'");

    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(task, "Notes")).isEqualTo("from SQL");
    pair.maya.edit(task, "Notes", "from Notion");
    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("from Notion");
    assertThat(pair.cell("tasks", key, "pieces")).isEqualTo("{kept}");
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void withThePropertyPageIdsAreKeptAsTheyAre() throws Exception {
    pair.sandbox
        .schema("tasks")
        .add(
            "Pieces",
            Json.MAPPER.readTree(
                "{\"relation\": {\"data_source_id\": \"%s\", \"single_property\": {}}}"
                    .formatted(pair.sandbox.dataSourceId("contacts_profiles"))));
    String piece =
        pair.maya.create(
            pair.sandbox.dataSourceId("contacts_profiles"), Map.of("Full Name", "A piece"));
    pair.maya.edit(task, "Pieces", List.of(piece));
    pair.sync();
    UUID key = pair.key(task);
    assertThat(pair.cell("tasks", key, "pieces")).isEqualTo("{" + piece + "}");

    pair.update("tasks", key, "pieces", "null");
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(task, "Pieces")).isEqualTo(List.of());

    pair.update("tasks", key, "pieces", "array['" + piece + "']");
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(task, "Pieces")).isEqualTo(List.of(piece));
    assertThat(pair.sync().changes()).isZero();
  }
}
