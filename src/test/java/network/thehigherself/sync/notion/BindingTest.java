package network.thehigherself.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mapping of tasks against a schema that people change. */
class BindingTest {
  static final Mapping OPTIONAL =
      Tasks.with("due_date", "{property: Due Date, type: date, sql: date, optional: true}");

  Sandbox sandbox;
  Program program;
  Map<String, String> before;

  @BeforeEach
  void open() {
    sandbox = Sandbox.start(SandboxOptions.defaults().withoutPages());
    program = new Program(sandbox);
    before = Tasks.bound(schema()).ids();
  }

  @AfterEach
  void stop() {
    program.close();
    sandbox.close();
  }

  @Test
  void everyFieldIsBoundToAPropertyAndTheKeyAndTheTimeOfTheSyncToo() {
    assertThat(before)
        .hasSize(Tasks.MAPPING.fields().size() + 2)
        .containsKeys(Binding.KEY, Binding.SYNCED);
    assertThat(bind().warnings()).isEmpty();
  }

  @Test
  void withoutAPropertyForTheTimeOfTheSyncNothingIsSaid() {
    sandbox.schema("tasks").remove("Last Synced");
    Binding.Result result = bind();
    assertThat(result.faults()).isEmpty();
    assertThat(result.warnings()).isEmpty();
    assertThat(result.binding().orElseThrow().synced()).isEmpty();
  }

  @Test
  void anotherTypeOfItIsAWarningAndItIsLeftAlone() {
    sandbox.schema("tasks").retype("Last Synced", type("rich_text"));
    Binding.Result result = bind();
    assertThat(result.faults()).isEmpty();
    assertThat(only(result.warnings()))
        .contains("\"Last Synced\"")
        .contains("is of type rich_text");
    assertThat(result.binding().orElseThrow().synced()).isEmpty();
  }

  @Test
  void aRenameChangesNothing() {
    sandbox.schema("tasks").rename("Due Date", "Deadline");
    Binding.Result result = bind();
    assertThat(result.faults()).isEmpty();
    assertThat(result.binding().orElseThrow().ids()).isEqualTo(before);
    assertThat(result.binding().orElseThrow().property("due_date").orElseThrow().name())
        .isEqualTo("Deadline");
  }

  @Test
  void anotherPropertyThatTakesTheOldNameIsNotTheField() {
    sandbox.schema("tasks").rename("Due Date", "Deadline");
    sandbox.schema("tasks").add("Due Date", type("date"));
    assertThat(bind().binding().orElseThrow().ids()).isEqualTo(before);
  }

  @Test
  void aRenameBeforeTheFirstBindingIsAFault() {
    sandbox.schema("tasks").rename("Due Date", "due date");
    Binding.Result result = Binding.bind(Tasks.MAPPING, schema(), Map.of());
    assertThat(result.binding()).isEmpty();
    assertThat(only(result.faults()))
        .contains("tasks.yaml:")
        .contains("no property \"Due Date\"")
        .contains("\"due date\"")
        .contains("Add it in Notion");
  }

  @Test
  void anotherTypeIsAFault() {
    sandbox.schema("tasks").retype("Due Date", type("rich_text"));
    Binding.Result result = bind();
    assertThat(result.binding()).isEmpty();
    assertThat(only(result.faults()))
        .contains("\"Due Date\"")
        .contains("of type rich_text, not date");
  }

  @Test
  void aPropertyThatIsGoneIsAFault() {
    sandbox.schema("tasks").remove("Due Date");
    sandbox.schema("tasks").remove("Notes");
    assertThat(bind().faults()).hasSize(2);
  }

  @Test
  void aPropertyMadeAnewIsBoundByItsNewId() {
    sandbox.schema("tasks").recreate("Due Date");
    Binding.Result result = bind();
    assertThat(result.binding().orElseThrow().ids())
        .hasSameSizeAs(before)
        .doesNotContainEntry("due_date", before.get("due_date"));
  }

  @Test
  void aKeyPropertyThatIsMissingIsAFault() {
    sandbox.schema("tasks").remove("Supabase ID");
    assertThat(only(bind().faults())).contains("\"Supabase ID\"").contains("rich_text");
  }

  @Test
  void aKeyPropertyOfAnotherTypeIsAFault() {
    sandbox.schema("tasks").retype("Supabase ID", type("number"));
    assertThat(only(bind().faults())).contains("\"Supabase ID\"").contains("number, not rich_text");
  }

  @Test
  void aRelationWhoseTargetIsNotSharedIsLeftAlone() {
    sandbox.unshare(sandbox.databaseId("business_entities"));
    Binding.Result result = bind();
    assertThat(result.faults()).isEmpty();
    assertThat(only(result.warnings()))
        .contains("\"Related Business Entity\"")
        .contains("share its target business_entities");
    assertThat(result.binding().orElseThrow().property("related_business_entity")).isEmpty();
  }

  @Test
  void anOptionalPropertyThatIsGoneIsLeftAloneInSilence() {
    sandbox.schema("tasks").remove("Due Date");
    Binding.Result result = bind(OPTIONAL);
    assertThat(result.faults()).isEmpty();
    assertThat(result.warnings()).isEmpty();
    assertThat(result.binding().orElseThrow().property("due_date")).isEmpty();
    assertThat(result.binding().orElseThrow().property("notes")).isPresent();
  }

  @Test
  void anOptionalPropertyThatComesBackIsBound() {
    sandbox.schema("tasks").remove("Due Date");
    before = bind(OPTIONAL).binding().orElseThrow().ids();
    sandbox.schema("tasks").add("Due Date", type("date"));
    assertThat(bind(OPTIONAL).binding().orElseThrow().property("due_date")).isPresent();
  }

  @Test
  void anOptionalPropertyThatLooksMisspeltIsAWarning() {
    sandbox.schema("tasks").rename("Due Date", "due date");
    before = Map.of();
    Binding.Result result = bind(OPTIONAL);
    assertThat(result.faults()).isEmpty();
    assertThat(only(result.warnings())).contains("no property \"Due Date\" (but \"due date\")");
  }

  @Test
  void anOptionalPropertyOfAnotherTypeIsAFault() {
    sandbox.schema("tasks").retype("Due Date", type("rich_text"));
    assertThat(only(bind(OPTIONAL).faults())).contains("rich_text, not date");
  }

  @Test
  void aRelationWithoutTargetThatIsNotShownIsLeftAlone() {
    sandbox.schema("tasks").remove("Dependencies");
    Binding.Result result =
        bind(
            Tasks.with(
                "dependencies", "{property: Dependencies, type: relation, sql: \"text[]\"}"));
    assertThat(result.faults()).isEmpty();
    assertThat(only(result.warnings())).contains("\"Dependencies\"").contains("its target");
  }

  private Binding.Result bind() {
    return bind(Tasks.MAPPING);
  }

  private Binding.Result bind(Mapping mapping) {
    return Binding.bind(mapping, schema(), before);
  }

  private DataSource schema() {
    return program.notion().open(sandbox.databaseId("tasks"));
  }

  private static String only(List<String> sentences) {
    assertThat(sentences).hasSize(1);
    return sentences.get(0);
  }

  private static JsonNode type(String type) {
    ObjectNode configuration = Json.MAPPER.createObjectNode();
    configuration.putObject(type);
    return configuration;
  }
}
