package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import network.thehigherself.sync.sandbox.workspace.Json;
import org.junit.jupiter.api.Test;

class SandboxFormulaTest extends SandboxTest {

  @Test
  void aFormulaFollowsItsInputsWithoutAnEditOfItsOwn() throws Exception {
    String product =
        maya.create(
            sandbox.dataSourceId("products_services"), Map.of("Price", 99, "Type", "Service"));

    assertThat(formula(product, "Price Tier"))
        .isEqualTo("{\"type\":\"string\",\"string\":\"Budget\"}");
    maya.edit(product, Map.of("Price", 500, "Type", "Art Piece"));
    assertThat(formula(product, "Price Tier"))
        .isEqualTo("{\"type\":\"string\",\"string\":\"Premium\"}");
    assertThat(formula(product, "Is Physical"))
        .isEqualTo("{\"type\":\"boolean\",\"boolean\":true}");
  }

  @Test
  void aFormulaReadsAnotherOneAndTheClock() throws Exception {
    String instance =
        maya.create(
            sandbox.dataSourceId("workflow_instances"),
            Map.of("Start Date", "2026-11-16T12:00:00Z", "Status", "Active"));
    String edited = sandbox.pages().show(instance).get("last_edited_time").asText();

    assertThat(formula(instance, "Duration Days")).isEqualTo("{\"type\":\"number\",\"number\":7}");
    assertThat(formula(instance, "SLA Status")).contains("Within SLA");
    sandbox.clock().advance(Duration.ofDays(1));
    assertThat(formula(instance, "Duration Days")).isEqualTo("{\"type\":\"number\",\"number\":8}");
    assertThat(formula(instance, "SLA Status")).contains("Overdue");
    assertThat(sandbox.pages().show(instance).get("last_edited_time").asText()).isEqualTo(edited);
  }

  @Test
  void everyFormulaThatReadsTheClockMovesWithItAndNoOtherDoes() {
    Map<String, Object> before = formulas();
    sandbox.clock().advance(Duration.ofDays(40));
    Map<String, Object> after = formulas();

    List<String> moved =
        before.keySet().stream()
            .filter(cell -> !before.get(cell).equals(after.get(cell)))
            .map(cell -> cell.substring(0, cell.indexOf('#')))
            .distinct()
            .sorted()
            .toList();
    assertThat(moved)
        .containsExactly(
            "agent_communication_patterns.Days Since Updated",
            "agents.Days Since Last Execution",
            "api_integrations.Days Since Tested",
            "community_members.Days Since Active",
            "community_members.Membership Age",
            "contacts_profiles.Days Since Last Interaction",
            "data_transformations.Days Since Updated",
            "feedback_surveys.Days Since Received",
            "notification_templates.Days Since Last Sent",
            "notification_templates.Days Since Updated",
            "rewards_bounties.Days Remaining",
            "tasks.Days Until Due",
            "workflow_instances.Duration Days",
            "workflow_instances.SLA Status",
            "workflows.Days Since Updated");
  }

  @Test
  void noMoreThan25ReferencesCountInAFormula() throws Exception {
    List<String> agents =
        IntStream.range(0, 26)
            .mapToObj(i -> maya.create(sandbox.dataSourceId("agents"), Map.of()))
            .toList();
    String integration =
        maya.create(sandbox.dataSourceId("api_integrations"), Map.of("Agents Using", agents));

    assertThat(formula(integration, "Usage Count"))
        .isEqualTo("{\"type\":\"number\",\"number\":25}");
  }

  @Test
  void anEmptyInputLeavesANumberEmptyAndWordsSayWhatIsMissing() throws Exception {
    String task = task(Map.of());
    String useCase =
        maya.create(
            sandbox.dataSourceId("use_cases"), Map.of("Target Implementation Date", "2026-11-30"));
    String campaign =
        maya.create(
            sandbox.dataSourceId("marketing_campaigns"), Map.of("Start Date", "2026-11-30"));

    assertThat(formula(task, "Days Until Due")).contains("\"No Due Date\"");
    assertThat(formula(useCase, "Implementation Delay")).contains("\"N/A\"");
    assertThat(formula(campaign, "Campaign Duration"))
        .isEqualTo("{\"type\":\"number\",\"number\":null}");
  }

  @Test
  void aFormulaBeyondTheSandboxHasNoResult() throws Exception {
    for (String expression :
        List.of("prop(\"Itself\")", "map(1)", "dateBetween(now(), now(), \"moons\")")) {
      sandbox
          .schema("tasks")
          .add("Itself", Json.object().set("formula", Json.object().put("expression", expression)));
      assertThat(formula(task(Map.of()), "Itself"))
          .isEqualTo("{\"type\":\"string\",\"string\":null}");
      sandbox.schema("tasks").remove("Itself");
    }
  }

  @Test
  void aDateIsAResultToo() throws Exception {
    sandbox.schema("tasks").add("Read at", Json.parse("{\"formula\":{\"expression\":\"now()\"}}"));
    String page = task(Map.of());

    assertThat(formula(page, "Read at"))
        .isEqualTo(
            "{\"type\":\"date\",\"date\":{\"start\":\"2026-11-23T12:00:41.500+00:00\",\"end\":null,\"time_zone\":null}}");
    String filter =
        "{\"property\":\"Days Until Due\",\"formula\":{\"string\":{\"equals\":\"Expired\"}}}";
    assertThat(titles(filter)).isEmpty();
  }

  @Test
  void aQueryFiltersByWhatTheFormulaComesTo() throws Exception {
    task(Map.of("Task Name", "Late", "Due Date", "2026-11-22"));
    task(Map.of("Task Name", "Soon", "Due Date", "2026-11-25"));
    String soon = "{\"property\":\"Days Until Due\",\"formula\":{\"string\":{\"equals\":\"1\"}}}";

    assertThat(titles(soon)).contains("Soon").doesNotContain("Late");
  }

  private String formula(String page, String property) throws Exception {
    JsonNode shown = notion.get("/v1/pages/" + page).body();
    assertThat(shown.at("/properties/" + property + "/type").asText()).isEqualTo("formula");
    return shown.at("/properties/" + property + "/formula").toString();
  }

  private Map<String, Object> formulas() {
    Map<String, Object> results = new HashMap<>();
    for (String database : sandbox.databaseNames()) {
      for (String id : sandbox.pages().ids(database)) {
        JsonNode properties = sandbox.pages().show(id).get("properties");
        properties.properties().stream()
            .filter(property -> property.getValue().has("formula"))
            .forEach(
                property ->
                    results.put(
                        database + "." + property.getKey() + "#" + id,
                        property.getValue().get("formula")));
      }
    }
    return results;
  }
}
