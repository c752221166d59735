package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import network.thehigherself.sync.cli.VerifyOutput;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code verify} says of two sides, and that it leaves them as they are. */
class VerifyTest extends SyncedTask {
  private static final String QUERY = "POST /v1/data_sources/{id}/query";
  private static final String GET = "GET /v1/pages/{id}";

  @BeforeEach
  void countFromHere() {
    pair.sandbox.requests().reset();
  }

  private UUID insertTask(String name) {
    UUID record = UUID.randomUUID();
    pair.sql
        .sql("insert into public.tasks (id, task_name) values (?, ?)")
        .params(record, name)
        .update();
    return record;
  }

  private String createTask(String name) {
    return pair.maya.create(pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", name));
  }

  /** What verify says of the tasks; the other databases are equal. */
  private JsonNode differing() {
    VerifyOutput output = pair.verify();
    assertThat(output.exit()).isEqualTo(1);
    assertThat(output.json().path("equal").asBoolean()).isFalse();
    for (JsonNode database : output.json().path("databases")) {
      assertThat(database.path("equal").asBoolean())
          .isEqualTo(!database.path("database").asText().equals("tasks"));
    }
    return Pair.of(output.json(), "tasks");
  }

  private void saysEqual() {
    VerifyOutput output = pair.verify();
    assertThat(output.json().path("equal").asBoolean()).as(output.json().toString()).isTrue();
    assertThat(output.exit()).isZero();
  }

  private static void says(JsonNode tasks, String kind, Object... ids) {
    for (String other : List.of("different", "only_notion", "only_supabase", "unreadable")) {
      assertThat(tasks.path(other)).as(other).hasSize(other.equals(kind) ? ids.length : 0);
    }
    List<String> texts = new ArrayList<>();
    tasks.path(kind).forEach(entry -> texts.add(entry.path("key").asText(entry.asText())));
    assertThat(texts)
        .containsExactlyInAnyOrder(
            List.of(ids).stream().map(Object::toString).toArray(String[]::new));
  }

  @Test
  void afterASyncBothSidesAreEqualAndTheWholeReadIsAllThatItCosts() {
    saysEqual();

    assertThat(pair.sandbox.requests().counts()).isEqualTo(Map.of(QUERY, 3));
  }

  @Test
  void nothingIsWrittenAnywhere() {
    pair.maya.edit(page, "Notes", "typed in Notion");
    createTask("Only in Notion");
    insertTask("Only in Supabase");
    pair.sandbox.requests().reset();
    Map<String, String> before = contents();

    differing();

    assertThat(contents()).isEqualTo(before);
    assertThat(pair.sandbox.requests().writes()).isZero();
  }

  /** Every row of every table, as PostgreSQL shows it. */
  private Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    for (String table :
        pair.sql
            .sql(
                """
                select format('%I.%I', schemaname, tablename) from pg_tables
                where schemaname in ('sync', 'public')""")
            .query(String.class)
            .list()) {
      contents.put(
          table,
          pair.sql
              .sql(
                  "select coalesce(string_agg(t::text, '; ' order by t::text), '') from "
                      + table
                      + " t")
              .query(String.class)
              .single());
    }
    assertThat(contents).containsKeys("sync.link", "sync.lease", "sync.run", "public.tasks");
    return contents;
  }

  @Test
  void aFieldThatWasChangedOnOneSideIsNamed() {
    pair.maya.edit(page, Map.of("Notes", "typed in Notion", "Status", "On Hold"));
    pair.update("tasks", key, "source", "'API'");

    JsonNode tasks = differing();

    says(tasks, "different", key);
    assertThat(tasks.path("different").path(0).path("fields").toString())
        .isEqualTo("[\"status\",\"notes\",\"source\"]");
    pair.sync();
    saysEqual();
  }

  @Test
  void theEndOfARangeAndMicrosecondsAreNoDifference() {
    pair.maya.edit(
        page,
        "Due Date",
        Json.MAPPER.createObjectNode().put("start", "2026-06-15").put("end", "2026-06-17"));
    pair.update("tasks", key, "completed_date", "'2026-06-15 12:00:00.123456Z'");
    pair.sync();

    saysEqual();
  }

  @Test
  void aReferenceThatWaitsForItsTargetIsTheRowsValue() {
    String target = createTask("Not shown yet");
    pair.sync();
    pair.maya.edit(page, "Dependencies", List.of(target));
    pair.sync();
    pair.sql.sql("delete from public.tasks where id = ?").param(pair.key(target)).update();
    assertThat(
            pair.count("sync.pending_reference where database = 'tasks' and key = '" + key + "'"))
        .isPositive();

    says(differing(), "only_notion", target);
  }

  @Test
  void aPageWithoutARowIsOnlyInNotion() {
    String alone = createTask("Only in Notion");

    says(differing(), "only_notion", alone);
  }

  @Test
  void aPageWhoseRowIsDeletedIsOnlyInNotion() {
    String removed = createTask("Its row will be removed");
    pair.sync();
    pair.update("tasks", key, "deleted_at", "now()");
    pair.sql.sql("delete from public.tasks where id = ?").param(pair.key(removed)).update();

    says(differing(), "only_notion", page, removed);
  }

  @Test
  void aRowWithoutAPageIsOnlyInSupabase() {
    UUID alone = insertTask("Only in Supabase");

    says(differing(), "only_supabase", alone);
  }

  @Test
  void aRowWhosePageIsInTheTrashIsOnlyInSupabaseAndBothDeletedIsEqual() {
    String trashed = createTask("To the trash");
    pair.sync();
    UUID row = pair.key(trashed);
    pair.maya.trash(trashed);

    says(differing(), "only_supabase", row);

    pair.update("tasks", row, "deleted_at", "now()");
    saysEqual();
  }

  @Test
  void aPageThatNotionDoesNotShowIsUnreadable() {
    String hidden = createTask("Will be hidden");
    pair.sync();
    pair.sandbox.unshare(hidden);

    says(differing(), "unreadable", pair.key(hidden));
  }

  @Test
  void aListThatNotionCutIsReadWholeAndUnreadableWhereItDoesNotAnswer() {
    List<String> targets = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      targets.add(createTask("Target " + i));
    }
    pair.maya.edit(page, "Dependencies", targets);
    assertThat(pair.sync().exit()).isZero();
    saysEqual();

    pair.sandbox.faults().add(Fault.error(500).on("GET", "/v1/pages/*/properties/*").times(0));
    says(differing(), "unreadable", key);
  }

  @Test
  void aPageThatSaysWhichRowItIsNeedsNoLink() {
    String stamped = createTask("Says which row it is");
    pair.sync();
    UUID row = pair.key(stamped);
    pair.sql.sql("delete from sync.link where key = ?").param(row).update();
    assertThat(differing().path("only_notion").toString()).contains(stamped);

    pair.maya.edit(stamped, "Supabase ID", row.toString());
    saysEqual();
  }

  @Test
  void ofTwoPagesThatSayTheSameOnlyOneHasTheRow() {
    pair.maya.edit(page, "Supabase ID", key.toString());
    String copy = pair.maya.duplicate(page);

    says(differing(), "only_notion", copy);

    pair.sql.sql("delete from sync.link where key = ?").param(key).update();
    assertThat(differing().path("only_notion")).hasSize(1);
  }

  @Test
  void anIndexThatLagsIsNotBelieved() {
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    pair.maya.edit(page, "Notes", "before");
    String trashed = createTask("To the trash");
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    pair.update("tasks", key, "notes", "'after'");
    pair.sync();
    UUID row = pair.key(trashed);
    pair.maya.trash(trashed);
    pair.update("tasks", row, "deleted_at", "now()");
    pair.sandbox.lag(Duration.ofMinutes(3));
    pair.sandbox.requests().reset();

    saysEqual();

    assertThat(pair.requests(GET)).as("a second look at each of the two").isEqualTo(2);
  }
}
