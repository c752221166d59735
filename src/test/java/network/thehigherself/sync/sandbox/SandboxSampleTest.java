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
    for (String database : sandbox.databaseNames()) {
      JsonNode pages =
          new YAMLMapper()
              .readTree(getClass().getResourceAsStream("/sandbox/pages/" + database + ".yaml"));
      Set<String> properties =
          new HashSet<>(sandbox.pages().values(sandbox.pages().ids(database).get(0)).keySet());
      properties.add("ref");
      for (JsonNode page : pages) {
        assertThat(page.fieldNames()).toIterable().isSubsetOf(properties);
      }
    }
  }

  @Test
  void thereAreSixteenDatabasesAndTheOneThatCampaignsReferTo() {
    assertThat(sandbox.databaseNames()).hasSize(17).contains("content_pieces");
    assertThat(sandbox.environment()).hasSize(16);
    for (String database : sandbox.databaseNames()) {
      assertThat(sandbox.pages().ids(database)).as(database).hasSizeBetween(3, 40);
    }
  }

  @Test
  void everyPropertyIsFilledSomewhereAndMostAreEmptySomewhere() {
    for (String database : sandbox.databaseNames()) {
      Set<String> filled = new HashSet<>();
      Set<String> empty = new HashSet<>();
      for (String id : sandbox.pages().ids(database)) {
        sandbox
            .pages()
            .values(id)
            .forEach(
                (property, value) ->
                    (value == null || value.equals(List.of()) ? empty : filled).add(property));
      }
      empty.removeAll(Set.of("Supabase ID", "Last Synced", "Days Since Sync"));
      assertThat(filled).as(database).containsAll(empty);
      if (!database.equals("business_entities")) {
        assertThat(empty).as(database).isNotEmpty();
      }
    }
  }

  @Test
  void theSampleHoldsWhatIsHardToSync() throws Exception {
    List<Map<String, Object>> campaigns = all("marketing_campaigns");

    assertThat(campaigns)
        .as("more references than an answer shows")
        .anySatisfy(
            campaign ->
                assertThat((List<?>) campaign.get("Related Products")).hasSizeGreaterThan(25));
    assertThat(campaigns)
        .as("a range")
        .anySatisfy(campaign -> assertThat((String) campaign.get("Start Date")).contains("/"));
    assertThat(all("products_services"))
        .as("several files, one of them Notion's own")
        .anySatisfy(product -> assertThat((List<?>) product.get("Images")).hasSize(3));
    for (Map<String, Object> instance : all("workflow_instances")) {
      if (instance.get("Data Payload") != null) {
        assertThat(new YAMLMapper().readTree((String) instance.get("Data Payload")).isObject())
            .isTrue();
      }
    }
  }

  private List<Map<String, Object>> all(String database) {
    return sandbox.pages().ids(database).stream().map(sandbox.pages()::values).toList();
  }
}
