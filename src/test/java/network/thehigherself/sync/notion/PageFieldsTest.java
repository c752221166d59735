package network.thehigherself.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.NotionDate;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageFieldsTest {
  static Sandbox sandbox;
  static Program program;
  static Notion notion;
  static PageFields fields;
  static String page;
  static List<String> others;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.defaults().withoutPages());
    twoWay();
    program = new Program(sandbox);
    notion = program.notion();
    DataSource tasks = notion.open(sandbox.databaseId("tasks"));
    fields = new PageFields(notion, Tasks.MAPPING, Tasks.bound(tasks));
    others = sandbox.pages().bulk("tasks", 101, Duration.ZERO);
    page = sandbox.person("Ada").create(sandbox.dataSourceId("tasks"), Map.of("Task Name", "One"));
  }

  // Only through its other side can a relation hold more than one write takes.
  private static void twoWay() {
    ObjectNode relation = Json.MAPPER.createObjectNode();
    relation
        .putObject("relation")
        .put("data_source_id", sandbox.dataSourceId("tasks"))
        .putObject("dual_property")
        .put("synced_property_name", "Dependencies");
    sandbox.schema("tasks").remove("Dependencies");
    sandbox.schema("tasks").add("Blocks", relation);
  }

  @AfterAll
  static void stop() {
    program.close();
    sandbox.close();
  }

  @BeforeEach
  void forgetFaults() {
    sandbox.faults().clear();
  }

  @Test
  void everyFieldHasItsValueAndAnEmptyPropertyIsEmpty() {
    sandbox.person("Ada").edit(page, Map.of("Due Date", "2026-06-15", "Tags", List.of("a", "b")));
    Map<String, Value> values = fields.of(notion.page(page));
    assertThat(values).hasSize(Tasks.MAPPING.fields().size());
    assertThat(values.get("task_name")).isEqualTo(Value.of("One"));
    assertThat(values.get("due_date"))
        .isEqualTo(Value.of(new NotionDate(LocalDate.parse("2026-06-15"), null)));
    assertThat(values.get("tags")).isEqualTo(Value.elements(List.of("a", "b")));
    assertThat(values.get("notes")).isEqualTo(Value.empty());
  }

  /** Beside a relation that is cut, the formula is asked for as well: it may count references. */
  @ParameterizedTest
  @CsvSource({"0, 0", "25, 0", "26, 2", "100, 2"})
  void aLongRelationIsReadWhole(int relations, int requests) {
    sandbox.person("Ada").edit(page, Map.of("Dependencies", others.subList(0, relations)));
    Requests.Count before = program.requests().soFar();
    Map<String, Value> values = fields.of(notion.page(page));
    assertThat(values.get("dependencies")).isEqualTo(Value.elements(others.subList(0, relations)));
    assertThat(program.requests().soFar().since(before).of(Kind.PROPERTY)).isEqualTo(requests);
  }

  @Test
  void aRelationLongerThanOneWriteIsReadWholeToo() {
    String blocked = sandbox.pages().bulk("tasks", 1, Duration.ZERO).get(0);
    others.forEach(other -> sandbox.person("Ada").edit(other, "Blocks", List.of(blocked)));
    Requests.Count before = program.requests().soFar();
    Page page = notion.page(blocked);
    assertThat(fields.of(page).get("dependencies")).isEqualTo(Value.elements(others));
    assertThat(program.requests().soFar().since(before).of(Kind.PROPERTY)).isEqualTo(3);
  }

  @Test
  void aPageThatIsWholeIsNotAskedForAgain() {
    sandbox.person("Ada").edit(page, Map.of("Dependencies", others.subList(0, 30)));
    Page whole = fields.whole(notion.page(page));
    Requests.Count before = program.requests().soFar();
    assertThat(fields.of(whole).get("dependencies").asSet()).hasSize(30);
    assertThat(program.requests().soFar().since(before).total()).isZero();
  }

  @Test
  void aPropertyThatCannotBeReadWholeIsUnknownAndHarmsNoOther() {
    sandbox.person("Ada").edit(page, Map.of("Dependencies", others.subList(0, 30)));
    Page cut = notion.page(page);
    sandbox.faults().add(Fault.error(404).on("GET", "/v1/pages/*/properties/*"));
    Map<String, Value> values = fields.of(cut);
    assertThat(values.get("dependencies").isKnown()).isFalse();
    assertThat(values.get("task_name")).isEqualTo(Value.of("One"));
  }

  @Test
  void aPropertyThatIsMissingFromTheAnswerIsUnknown() {
    Page read = notion.page(page);
    Map<String, JsonNode> properties = new HashMap<>(read.properties());
    properties.remove("title");
    Page partial =
        new Page(read.id(), null, null, null, null, false, false, read.dataSourceId(), properties);
    assertThat(fields.of(partial)).doesNotContainKey("task_name").containsKey("notes");
  }

  @Test
  void theKeyIsAUuidAndNothingElse() {
    UUID key = UUID.randomUUID();
    sandbox.person("Ada").edit(page, "Supabase ID", " " + key + " ");
    assertThat(fields.keyOf(notion.page(page))).contains(key);
    sandbox.person("Ada").edit(page, "Supabase ID", key + " and more");
    assertThat(fields.keyOf(notion.page(page))).isEmpty();
    sandbox.person("Ada").edit(page, "Supabase ID", null);
    assertThat(fields.keyOf(notion.page(page))).isEmpty();
  }

  @Test
  void aPageInTheTrashIsStillRead() {
    sandbox.person("Ada").trash(page);
    assertThat(notion.page(page).inTrash()).isTrue();
    sandbox.person("Ada").restore(page);
    assertThat(notion.page(page))
        .satisfies(
            read -> {
              assertThat(read.inTrash()).isFalse();
              assertThat(read.archived()).isFalse();
              assertThat(read.dataSourceId()).isEqualTo(sandbox.dataSourceId("tasks"));
              assertThat(read.createdBy()).isEqualTo(sandbox.person("Ada").id());
            });
  }

  @Test
  void anArchivedPageIsNotATrashedOne() {
    sandbox.person("Ada").archive(page, true);
    assertThat(notion.page(page).archived()).isTrue();
    assertThat(notion.page(page).inTrash()).isFalse();
    sandbox.person("Ada").archive(page, false);
  }

  @Test
  void whenNotionIsAwayNoFieldBecomesUnknown() {
    sandbox.person("Ada").edit(page, Map.of("Dependencies", others.subList(0, 30)));
    Page cut = notion.page(page);
    sandbox.faults().add(Fault.error(502).on("GET", "/v1/**").times(100));
    assertThatThrownBy(() -> fields.of(cut))
        .isInstanceOfSatisfying(
            NotionException.class, error -> assertThat(error.trouble()).isEqualTo(Trouble.AWAY));
  }
}
