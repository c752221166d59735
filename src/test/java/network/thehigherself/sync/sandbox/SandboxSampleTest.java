package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SandboxSampleTest extends SandboxTest {

  @Test
  void theSampleHoldsThreeBusinessesTheirPeopleAndTheirTasks() {
    assertThat(sandbox.pages().ids("business_entities")).hasSize(3);
    assertThat(sandbox.pages().ids("contacts_profiles")).hasSize(12);
    assertThat(sandbox.pages().ids("tasks")).hasSize(15);
  }

  @Test
  void tasksReferToEachOtherAndToBusinesses() {
    List<Map<String, Object>> tasks =
        sandbox.pages().ids("tasks").stream().map(sandbox.pages()::values).toList();

    assertThat(tasks).anySatisfy(task -> assertThat((List<?>) task.get("Subtasks")).hasSize(2));
    assertThat(tasks).anySatisfy(task -> assertThat((List<?>) task.get("Dependencies")).hasSize(2));
    assertThat(tasks)
        .anySatisfy(task -> assertThat((List<?>) task.get("Related Business Entity")).hasSize(1));
    assertThat(tasks)
        .anySatisfy(task -> assertThat(task).containsEntry("Due Date", "2026-12-01/2026-12-04"));
  }

  @Test
  void samplePagesAreHoursOldAndBelongToPeople() {
    for (String database : sandbox.databaseNames()) {
      for (String id : sandbox.pages().ids(database)) {
        JsonNode page = sandbox.pages().show(id);
        assertThat(Instant.parse(page.get("last_edited_time").asText()))
            .isBefore(NOON.minusSeconds(3600));
        assertThat(page.get("last_edited_time")).isEqualTo(page.get("created_time"));
      }
    }
  }

  @Test
  void everyKeyOfTheSamplePagesIsAProperty() throws Exception {
    JsonNode pages =
        new YAMLMapper().readTree(getClass().getResourceAsStream("/sandbox/pages.yaml"));
    for (Map.Entry<String, JsonNode> database : pages.properties()) {
      Set<String> properties =
          new HashSet<>(
              sandbox.pages().values(sandbox.pages().ids(database.getKey()).get(0)).keySet());
      properties.add("ref");
      for (JsonNode page : database.getValue()) {
        assertThat(page.fieldNames()).toIterable().isSubsetOf(properties);
      }
    }
  }
}
