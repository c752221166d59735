package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Properties and columns with names over which systems stumble, many of them, and changed ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddSchemaTest {
  private static final String LONGEST = "c" + "_long".repeat(12) + "xx";

  /** Columns, and the properties with odd names that they belong to. */
  private static final Map<String, String> NAMES =
      new LinkedHashMap<>(
          Map.of(
              "sql",
              "\"; drop table tasks; --",
              "quotes",
              "'it''s' \"quoted\" \\ `back`",
              "placeholders",
              "{{p}} ${b} :name ? $1 %s",
              "emoji",
              "👩‍🚀 Größe ́ \u200F",
              "two_lines",
              "two\nlines",
              "spaces",
              "  spaces  ",
              "script",
              "名前 שם नाम",
              LONGEST,
              "N".repeat(300)));

  private static final int MORE = 200;

  private Pair pair;

  @BeforeAll
  void start(@TempDir Path home) {
    IntStream.range(0, MORE).forEach(n -> NAMES.put("more_" + n, "More " + n));
    String fields =
        NAMES.entrySet().stream()
            .map(
                name ->
                    "  %s: {property: %s, type: rich_text, sql: text}\n"
                        .formatted(name.getKey(), quoted(name.getValue())))
            .collect(Collectors.joining());
    Pair.changeMapping(
        home,
        "tasks",
        "fields:\n",
        "fields:\n  stage: {property: Stage, type: status, sql: text}\n"
            + "  size: {property: Size, type: number, sql: numeric}\n"
            + "  weight: {property: Weight, type: number, sql: numeric}\n"
            + fields);
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    NAMES.values().forEach(name -> add(name, "rich_text"));
    add("Stage", "status");
    add("Size", "number");
    add("Weight", "number");
    assertThat(pair.sync().exit()).isZero();
  }

  @AfterAll
  void close() {
    pair.close();
  }

  /** Whatever a test did, it left two equal sides. */
  @AfterEach
  void aSecondPassWritesNothing() {
    int writes = pair.sandbox.requests().writes();
    assertThat(pair.syncWhole().changes()).isZero();
    assertThat(pair.sandbox.requests().writes()).isEqualTo(writes);
  }

  private static String quoted(String name) {
    return Json.MAPPER.getNodeFactory().textNode(name).toString();
  }

  private void add(String name, String type) {
    pair.sandbox.schema("tasks").add(name, configuration(type));
  }

  private static JsonNode configuration(String type) {
    ObjectNode configuration = Json.MAPPER.createObjectNode();
    configuration.putObject(type);
    return configuration;
  }

  private String create(Map<String, ?> values) {
    return pair.maya.create(pair.sandbox.dataSourceId("tasks"), values);
  }

  private UUID insert(String name) {
    return pair.sql
        .sql("insert into public.tasks (task_name) values (?) returning id")
        .param(name)
        .query(UUID.class)
        .single();
  }

  @Test
  void whateverAPropertyIsCalledItsValueArrivesOnBothSides() {
    Map<String, Object> values = new HashMap<>(Map.of("Task Name", "From Notion"));
    NAMES.forEach((column, property) -> values.put(property, "page's " + column));
    String page = create(values);
    UUID row = insert("From SQL");
    pair.sql
        .sql(
            NAMES.keySet().stream()
                .map(column -> column + " = 'row''s " + column + "'")
                .collect(Collectors.joining(", ", "update public.tasks set ", " where id = ?")))
        .param(row)
        .update();

    assertThat(pair.sync().exit()).isZero();

    Map<String, Object> cells =
        pair.sql
            .sql("select * from public.tasks where id = ?")
            .param(pair.key(page))
            .query()
            .singleRow();
    Map<String, Object> shown = pair.sandbox.pages().values(pair.pageOf(row));
    NAMES.forEach(
        (column, property) -> {
          assertThat(cells.get(column)).isEqualTo("page's " + column);
          assertThat(shown.get(property)).isEqualTo("row's " + column);
        });
  }

  @Test
  void aStatusThatDoesNotExistWaitsAndSaysWhatToDo() {
    UUID row = insert("With a stage");
    pair.update("tasks", row, "stage", "'Nearly done'");
    pair.update("tasks", row, "notes", "'arrives'");

    assertThat(pair.sync().exit()).isEqualTo(1);

    assertThat(pair.sql.sql("select reason from sync.owed").query(String.class).single())
        .contains("stage", "no new option of a status", "Notion says")
        .doesNotContain("Nearly");
    assertThat(pair.value(pair.pageOf(row), "Notes")).isEqualTo("arrives");
    assertThat(pair.value(pair.pageOf(row), "Stage")).isNull();
    pair.update("tasks", row, "stage", "'In progress'");
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(pair.pageOf(row), "Stage")).isEqualTo("In progress");
  }

  @Test
  void aPropertyThatIsRenamedIsTheSameProperty() {
    String page = create(Map.of("Task Name", "Renamed", "Size", 1));
    pair.sync();
    pair.sandbox.schema("tasks").rename("Size", "Bigness");
    pair.maya.edit(page, "Bigness", 2);

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.cell("tasks", pair.key(page), "size")).isEqualTo("2");
    pair.sandbox.schema("tasks").rename("Bigness", "Size");
  }

  @Test
  void aPropertyOfAnotherTypeOrWithoutItsDataStopsTheDatabaseAndEmptiesNothing() {
    String page = create(Map.of("Task Name", "Retyped", "Weight", 3));
    pair.sync();
    UUID key = pair.key(page);

    pair.sandbox.schema("tasks").retype("Weight", configuration("rich_text"));
    pair.maya.edit(page, "Notes", "edited meanwhile");
    assertThat(newRun()).isEqualTo(2);
    assertThat(pair.cell("tasks", key, "weight")).isEqualTo("3");

    pair.sandbox.schema("tasks").remove("Weight");
    assertThat(newRun()).isEqualTo(2);
    assertThat(pair.cell("tasks", key, "weight")).isEqualTo("3");

    add("Weight", "number");
    pair.maya.edit(page, "Notes", "edited once more");
    assertThat(newRun()).isZero();
    assertThat(pair.cell("tasks", key, "weight")).isEqualTo("3");
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("edited once more");
    assertThat(List.of(pair.value(page, "Weight").toString())).containsExactly("3");
  }

  /** A copy of the program that has not seen the schema yet. */
  private int newRun() {
    try (var other = pair.start()) {
      return Pair.sync(other, Pair.options(Direction.BOTH, null, false, false)).exit();
    }
  }
}
