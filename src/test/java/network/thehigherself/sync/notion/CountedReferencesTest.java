package network.thehigherself.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFile;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page's answer counts only its first references in what Notion computes over them. */
class CountedReferencesTest {
  private static final Mapping MAPPING =
      Mappings.load(
              List.of(
                  new MappingFile(
                      "mappings/tasks.yaml",
                      """
                      database: tasks
                      title: Tasks
                      id: NOTION_TASKS_DB
                      table: tasks
                      key: Supabase ID
                      fields:
                        name: {property: Task Name, type: title, sql: text}
                        tier: {property: Tier, type: formula, sql: text}
                      """)))
          .get("tasks")
          .orElseThrow();

  static Sandbox sandbox;
  static Program program;
  static Notion notion;
  static PageFields fields;
  static String page;
  static List<String> others;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.defaults().withoutPages());
    ObjectNode formula = Json.MAPPER.createObjectNode();
    formula.putObject("formula").put("expression", "1");
    sandbox.schema("tasks").add("Tier", formula);
    program = new Program(sandbox);
    notion = program.notion();
    DataSource tasks = notion.open(sandbox.databaseId("tasks"));
    Binding binding = Binding.bind(MAPPING, tasks, Map.of()).binding().orElseThrow();
    fields = new PageFields(notion, MAPPING, binding);
    others = sandbox.pages().bulk("tasks", 26, Duration.ZERO);
    page = sandbox.person("Ada").create(sandbox.dataSourceId("tasks"), Map.of("Task Name", "One"));
    sandbox.pages().result(page, "Tier", "Premium");
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

  @ParameterizedTest
  @CsvSource({"25, 0", "26, 1"})
  void aFormulaBesideACutRelationIsAskedForByItself(int relations, int requests) {
    sandbox.person("Ada").edit(page, Map.of("Dependencies", others.subList(0, relations)));
    Page answered = notion.page(page);
    Requests.Count before = program.requests().soFar();

    Page whole = fields.whole(answered);

    assertThat(fields.of(whole).get("tier")).isEqualTo(Value.of("Premium"));
    assertThat(program.requests().soFar().since(before).of(Kind.PROPERTY)).isEqualTo(requests);
  }

  @Test
  void aResultThatCannotBeReadWholeIsUnknownAndHarmsNoOther() {
    sandbox.person("Ada").edit(page, Map.of("Dependencies", others));
    Page answered = notion.page(page);
    sandbox.faults().add(Fault.error(404).on("GET", "/v1/pages/*/properties/*"));

    Map<String, Value> values = fields.of(answered);

    assertThat(values.get("tier").isKnown()).isFalse();
    assertThat(values.get("name")).isEqualTo(Value.of("One"));
  }
}
