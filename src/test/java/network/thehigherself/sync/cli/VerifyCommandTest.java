package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify} as a person or a script meets it. */
class VerifyCommandTest {
  private TestSides sides;

  @BeforeEach
  void setUp(@TempDir Path home) {
    sides = new TestSides(SandboxOptions.defaults(), home);
    sides
        .environment
        .keySet()
        .removeIf(name -> name.endsWith("_DB") && !name.matches("NOTION_(TASKS|AGENTS)_DB"));
  }

  @AfterEach
  void close() {
    sides.close();
  }

  private Ran run(String... args) {
    return Ran.run(sides.environment, args);
  }

  private UUID insertTask(String name) {
    UUID key = UUID.randomUUID();
    sides
        .sql
        .sql("insert into public.tasks (id, task_name) values (?, ?)")
        .params(key, name)
        .update();
    return key;
  }

  @Test
  void beforeTheFirstSyncEverythingIsOnOneSideAndAfterItEqual() {
    insertTask("Only in Supabase");
    Ran before = run("verify");
    assertThat(before.exit()).as(before.all()).isEqualTo(1);
    assertThat(before.out()).contains("is only in Notion", "is only in Supabase", "not equal");

    assertThat(run("sync").exit()).isZero();

    Ran after = run("verify");
    assertThat(after.exit()).as(after.all()).isZero();
    assertThat(after.out()).contains("Both sides are equal.");
  }

  @Test
  void jsonIsTheContractAndAloneOnStandardOutput() throws Exception {
    assertThat(run("sync").exit()).isZero();
    UUID key = insertTask("Only in Supabase");

    Ran ran = run("verify", "--database", "tasks", "--output", "json");

    assertThat(ran.exit()).isEqualTo(1);
    JsonNode json = Json.MAPPER.readTree(ran.out());
    assertThat(json.fieldNames()).toIterable().containsExactly("equal", "databases");
    assertThat(json.path("equal").isBoolean()).isTrue();
    assertThat(json.path("databases")).hasSize(1);
    JsonNode tasks = json.path("databases").path(0);
    assertThat(tasks.fieldNames())
        .toIterable()
        .containsExactly(
            "database", "equal", "different", "only_notion", "only_supabase", "unreadable");
    assertThat(tasks.path("equal").asBoolean()).isFalse();
    assertThat(tasks.path("only_supabase").toString()).isEqualTo("[\"" + key + "\"]");
  }

  @Test
  void theTableNamesFieldsAndIdsButNoValue() {
    assertThat(run("sync").exit()).isZero();
    String page = sides.sandbox.pages().ids("tasks").get(0);
    sides.sandbox.person("Maya").edit(page, "Notes", "pl4nted");
    List<UUID> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(insertTask("pl4nted " + i));
    }

    Ran ran = run("verify");

    String row =
        sides
            .sql
            .sql("select key from sync.link where page_id = cast(? as uuid)")
            .param(page)
            .query(String.class)
            .single();
    assertThat(ran.out())
        .contains("tasks: row %s and page %s differ in notes".formatted(row, page))
        .contains("tasks: row %s is only in Supabase".formatted(rows.get(0)))
        .doesNotContain(rows.get(10).toString())
        .contains("tasks: and 2 more like these");
    assertThat(ran.all()).doesNotContain("pl4nted");
  }

  @Test
  void aDatabaseThatCannotBeReadIsNotEqual() throws Exception {
    assertThat(run("sync").exit()).isZero();
    sides.sandbox.unshare(sides.sandbox.databaseId("tasks"));

    Ran ran = run("verify", "--output", "json");

    assertThat(ran.exit()).isEqualTo(1);
    JsonNode json = Json.MAPPER.readTree(ran.out());
    assertThat(json.path("equal").asBoolean()).isFalse();
    for (JsonNode database : json.path("databases")) {
      boolean isTasks = database.path("database").asText().equals("tasks");
      assertThat(database.path("equal").asBoolean()).isEqualTo(!isTasks);
      assertThat(database.path("message").asText().contains("add the integration"))
          .isEqualTo(isTasks);
    }
    assertThat(run("verify").out()).contains("add the integration", "could be read");
  }

  @Test
  void mistakesEndWithTwoAndASideThatIsAwayWithFour() {
    assertThat(run("verify", "--database", "nope").exit()).isEqualTo(2);
    sides.sandbox.schema("tasks").remove("Notes");
    assertThat(run("verify").exit()).isEqualTo(2);
    sides.environment.putAll(
        Map.of("NOTION_BASE_URL", "http://127.0.0.1:1", "NOTION_RETRIES", "1"));

    Ran away = run("verify");

    assertThat(away.exit()).isEqualTo(4);
    assertThat(away.all()).contains("Check the network").doesNotContain("\tat ");
  }
}
