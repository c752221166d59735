package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Lists and texts that are longer than an answer shows and longer than one write takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BigValueTest {
  private Pair pair;
  private List<String> targets;

  @BeforeAll
  void fiveHundredTasks(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    targets =
        IntStream.range(0, 500).mapToObj(n -> create(Map.of("Task Name", "Target " + n))).toList();
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
    assertThat(pair.sync().changes()).isZero();
    assertThat(pair.sandbox.requests().writes()).isEqualTo(writes);
  }

  private String create(Map<String, ?> values) {
    return pair.maya.create(pair.sandbox.dataSourceId("tasks"), values);
  }

  /** A page with so many dependencies. */
  private String pageWith(int size) {
    return create(Map.of("Task Name", "Owner", "Dependencies", targets.subList(0, size)));
  }

  private UUID rowWith(int size) {
    UUID row = insert("null");
    pair.sql
        .sql(
            "insert into public.tasks__dependencies select ?, id from public.tasks where task_name like 'Target %' limit ?")
        .params(row, size)
        .update();
    return row;
  }

  private UUID insert(String notes) {
    return pair.sql
        .sql(
            "insert into public.tasks (task_name, notes) values ('Long', %s) returning id"
                .formatted(notes))
        .query(UUID.class)
        .single();
  }

  private List<String> ids(String page, String property) {
    return ((List<?>) pair.value(page, property)).stream().map(Object::toString).toList();
  }

  private long joinRows(UUID owner) {
    return pair.count("public.tasks__dependencies where tasks_id = '" + owner + "'");
  }

  private String owed(UUID key) {
    return pair.sql
        .sql("select reason from sync.owed where key = ?")
        .param(key)
        .query(String.class)
        .single();
  }

  @Test
  void aLongRelationOfAPageIsReadWholeAndCutByNothing() {
    Map<Integer, String> owners = new HashMap<>();
    List.of(25, 26, 100, 101, 500).forEach(size -> owners.put(size, pageWith(size)));

    assertThat(pair.sync().exit()).isZero();
    owners.forEach((size, page) -> assertThat(joinRows(pair.key(page))).isEqualTo((long) size));

    owners.values().forEach(page -> pair.update("tasks", pair.key(page), "notes", "'beside it'"));
    assertThat(pair.sync().exit()).isZero();
    owners.forEach(
        (size, page) -> {
          assertThat(pair.value(page, "Notes")).isEqualTo("beside it");
          assertThat(ids(page, "Dependencies")).hasSize(size);
        });

    owners.values().forEach(page -> drop(page, targets.get(0)));
    assertThat(pair.sync().exit()).as("499 cannot be said in one write").isEqualTo(1);
    owners.forEach(
        (size, page) -> {
          boolean isSayable = size <= 101;
          assertThat(ids(page, "Dependencies")).hasSize(isSayable ? size - 1 : size);
          assertThat(joinRows(pair.key(page))).isEqualTo(size - 1L);
        });
    assertThat(owed(pair.key(owners.get(500)))).contains("dependencies", "at most 100", "499");

    pair.maya.edit(owners.get(500), "Dependencies", targets.subList(1, 3));
    assertThat(pair.sync().exit()).as("what a person makes short enough arrives").isZero();
    assertThat(joinRows(pair.key(owners.get(500)))).isEqualTo(2);
  }

  private void drop(String page, String target) {
    pair.sql
        .sql("delete from public.tasks__dependencies where tasks_id = ? and target_id = ?")
        .params(pair.key(page), pair.key(target))
        .update();
  }

  @Test
  void aLongRelationOfARowArrivesAsFarAsOneWriteCanSayIt() {
    Map<Integer, UUID> owners = new HashMap<>();
    List.of(26, 100, 101, 500).forEach(size -> owners.put(size, rowWith(size)));

    assertThat(pair.sync().exit()).isEqualTo(1);
    pair.sync();

    owners.forEach(
        (size, row) -> {
          String page = pair.pageOf(row);
          assertThat(pair.value(page, "Task Name")).isEqualTo("Long");
          assertThat(ids(page, "Dependencies")).hasSize(size > 100 ? 0 : size);
          assertThat(joinRows(row)).as("nothing is cut").isEqualTo((long) size);
        });
    assertThat(owed(owners.get(101))).contains("dependencies", "at most 100", "101");
    pair.sql
        .sql("delete from public.tasks__dependencies where tasks_id = any(?) and target_id <> ?")
        .params(new UUID[] {owners.get(101), owners.get(500)}, pair.key(targets.get(0)))
        .update();
    assertThat(pair.sync().exit()).isZero();
    assertThat(ids(pair.pageOf(owners.get(500)), "Dependencies")).hasSizeLessThan(2);
  }

  @Test
  void manyPeopleAndMentionsAreReadWholeAndSurviveAnEditBesideThem() {
    List<String> people =
        IntStream.range(0, 60).mapToObj(n -> pair.sandbox.person("Person " + n).id()).toList();
    ArrayNode mentions = Json.MAPPER.createArrayNode();
    people.forEach(person -> mentions.add(mention(person)));
    String page = create(Map.of("Task Name", "Crowd", "Assigned To", people, "Notes", mentions));

    assertThat(pair.sync().exit()).isZero();
    UUID key = pair.key(page);
    assertThat(pair.cell("tasks", key, "cardinality(assigned_to)")).isEqualTo("60");
    assertThat(pair.cell("tasks", key, "notes")).contains("Person 0", "Person 59");

    pair.update("tasks", key, "assigned_to", "array_remove(assigned_to, '" + people.get(0) + "')");
    pair.update("tasks", key, "notes", "notes || ' and nobody else'");
    assertThat(pair.sync().exit()).isZero();
    assertThat(ids(page, "Assigned To")).hasSize(59).doesNotContain(people.get(0));
    assertThat(pair.value(page, "Notes")).isEqualTo(pair.cell("tasks", key, "notes"));
    assertThat(pair.sandbox.pages().show(page).at("/properties/Notes/rich_text/0/type").asText())
        .as("mentions stay mentions")
        .isEqualTo("mention");
  }

  private static JsonNode mention(String user) {
    JsonNode id = Json.MAPPER.createObjectNode().put("id", user);
    JsonNode mention = Json.MAPPER.createObjectNode().put("type", "user").set("user", id);
    return Json.MAPPER.createObjectNode().put("type", "mention").set("mention", mention);
  }

  @Test
  void aTextThatIsCutIntoItemsIsTheSameOnBothSides() {
    Map<UUID, String> texts = new HashMap<>();
    // At each of them the cut falls somewhere else: into a pair of surrogates, into a cluster.
    for (String piece : List.of("😀", "e\u0301", "👨‍👩‍👧‍👦", "\r\n", "0123456789")) {
      texts.put(
          insert("'x' || repeat('" + piece + "', " + 12_000 / piece.length() + ")"),
          "x" + piece.repeat(12_000 / piece.length()));
      texts.put(
          insert("repeat('" + piece + "', " + 12_000 / piece.length() + ")"),
          piece.repeat(12_000 / piece.length()));
    }
    texts.put(insert("repeat('0123456789', 20000)"), "0123456789".repeat(20_000));

    assertThat(pair.sync().exit()).isZero();
    texts.forEach((row, text) -> assertThat(pair.value(pair.pageOf(row), "Notes")).isEqualTo(text));

    texts.forEach((row, text) -> pair.maya.edit(pair.pageOf(row), "Notes", text + "!"));
    assertThat(pair.sync().exit()).isZero();
    texts.forEach(
        (row, text) -> assertThat(pair.cell("tasks", row, "notes")).isEqualTo(text + "!"));
  }

  @Test
  void aTextThatNoWriteTakesWaitsAndItsPageIsMadeWithTheRest() {
    List<UUID> rows = List.of(insert("repeat('0123456789', 25000)"), insert("repeat('你好', 90000)"));
    UUID together = insert("repeat('你好', 50000)");
    pair.update("tasks", together, "description", "repeat('世界', 50000)");

    assertThat(pair.sync().exit()).isEqualTo(1);

    for (UUID row : rows) {
      assertThat(owed(row)).contains("notes", "Notion takes at most");
      assertThat(pair.value(pair.pageOf(row), "Task Name")).isEqualTo("Long");
      assertThat(pair.value(pair.pageOf(row), "Notes")).isNull();
    }
    assertThat((String) pair.value(pair.pageOf(together), "Notes")).hasSize(100_000);
    assertThat((String) pair.value(pair.pageOf(together), "Description")).hasSize(100_000);
    rows.forEach(row -> pair.update("tasks", row, "notes", "'short'"));
    assertThat(pair.sync().exit()).isZero();
    rows.forEach(row -> assertThat(pair.value(pair.pageOf(row), "Notes")).isEqualTo("short"));
  }
}
