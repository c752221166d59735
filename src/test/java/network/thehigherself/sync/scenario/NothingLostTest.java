package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks like an edit or a delete in SQL or in Notion, and is none. */
class NothingLostTest {
  private Pair pair;

  @BeforeEach
  void syncedSamples(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults(), Map.of(), home);
    pair.sync();
    pair.sandbox.requests().reset();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private void saysEqual() {
    JsonNode said = pair.verify().json();
    assertThat(said.path("equal").asBoolean()).as(said.toPrettyString()).isTrue();
  }

  private void writesNothingToNotion() {
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.sandbox.requests().writes()).isZero();
  }

  @Test
  void aNightlyUpdateOverAllRowsIsNoEdit() {
    for (String table : new String[] {"business_entities", "contacts_profiles", "tasks"}) {
      pair.sql.sql("update public." + table + " set updated_at = now()").update();
    }
    writesNothingToNotion();

    pair.sql.sql("update public.tasks set task_name = task_name, notes = notes").update();
    pair.sql.sql("update public.tasks__dependencies set tasks_id = tasks_id").update();
    writesNothingToNotion();
    assertThat(
            pair.count(
                "sync.pending_reference where database = 'tasks' and field = 'dependencies'"))
        .isZero();
    saysEqual();
  }

  @Test
  void aNightlyUpdateRestoresNoDeletedRow() {
    String page = pair.task("Print labels in two languages");
    UUID key = pair.key(page);
    pair.update("tasks", key, "deleted_at", "now()");
    pair.sync();
    long pages = pair.sandbox.pages().ids("tasks").size();
    pair.sandbox.requests().reset();

    pair.sql.sql("update public.tasks set updated_at = now()").update();
    pair.sync();
    pair.sql.sql("update public.tasks set notes = notes").update();
    pair.sync();

    assertThat(pair.cell("tasks", key, "deleted_at")).isNotNull();
    assertThat(pair.sandbox.pages().ids("tasks")).hasSize((int) pages);
    assertThat(pair.sandbox.requests().writes()).isZero();
  }

  @Test
  void whatIsTypedIntoAPropertyThatWasMadeAgainArrivesOnceTheProgramKnowsIt() {
    String page = pair.task("Print labels in two languages");
    pair.sandbox.schema("tasks").recreate("Notes");
    pair.maya.edit(page, "Notes", "typed into the new property");
    pair.sync();

    try (Engine later = pair.start()) {
      Pair.sync(later, Pair.options(Direction.BOTH, null, false, false));
    }

    assertThat(pair.cell("tasks", pair.key(page), "notes"))
        .isEqualTo("typed into the new property");
  }

  @Test
  void rowsThatAreDeletedAndInsertedAgainInOneTransactionWereNeverGone() {
    Map<String, Object> before = relations();
    long pending = pair.count("sync.pending_reference");

    insertTasksAgain("");

    writesNothingToNotion();
    assertThat(pair.sandbox.pages().ids("tasks")).hasSize(15);
    assertThat(pair.count("sync.tombstone")).isZero();
    assertThat(relations()).isEqualTo(before);
    assertThat(pair.count("sync.pending_reference")).isEqualTo(pending);
    saysEqual();
  }

  @Test
  void rowsThatAreInsertedAgainWithoutTheirPageIdGetItBack() {
    Map<UUID, String> before = pageIds();

    insertTasksAgain("update saved set notion_page_id = null;");
    writesNothingToNotion();
    assertThat(pageIds()).isEqualTo(before).hasSize(15);
    saysEqual();
  }

  @Test
  void rowsThatAreInsertedAgainWithoutTheirJoinRowsGetThemBack() {
    Map<String, Object> before = relations();
    long joined = pair.count("public.tasks__dependencies");
    assertThat(joined).isPositive();

    pair.sql
        .sql(
            """
            do $$ begin
              create temporary table saved on commit drop as table public.tasks;
              delete from public.tasks;
              insert into public.tasks select * from saved;
            end $$""")
        .update();
    pair.sync();
    pair.sync();

    assertThat(relations()).isEqualTo(before);
    assertThat(pair.count("public.tasks__dependencies")).isEqualTo(joined);
    assertThat(pair.sandbox.pages().ids("tasks")).hasSize(15);
    assertThat(pair.sandbox.requests().writes()).isZero();
    saysEqual();
  }

  @Test
  void aTargetThatIsDeletedAndInsertedAgainKeepsWhoRefersToIt() {
    assertThat(pair.count("public.contacts_profiles where business_entity_id is not null"))
        .isPositive();
    pair.sql
        .sql(
            """
            do $$ begin
              create temporary table saved on commit drop as table public.business_entities;
              delete from public.business_entities;
              insert into public.business_entities select * from saved;
            end $$""")
        .update();

    pair.sync();
    pair.sync();

    assertThat(pair.sandbox.requests().writes()).isZero();
    assertThat(pair.sandbox.pages().ids("business_entities")).hasSize(3);
    assertThat(pair.count("public.contacts_profiles where business_entity_id is not null"))
        .isPositive();
    saysEqual();
  }

  @Test
  void aPropertyThatIsMadeAgainUnderANewIdWipesNoColumn() {
    String page = pair.task("Print labels in two languages");
    UUID key = pair.key(page);
    pair.update("tasks", key, "notes", "'kept'");
    pair.sync();
    long notes = pair.count("public.tasks where notes is not null");

    pair.sandbox.schema("tasks").recreate("Notes");
    pair.maya.edit(page, "Status", "On Hold");
    pair.sync();
    assertThat(pair.count("public.tasks where notes is not null")).isEqualTo(notes);

    try (Engine restarted = pair.start()) {
      Pair.sync(restarted, Pair.options(Direction.BOTH, null, true, false));
      assertThat(Pair.verify(restarted).isEqual()).isTrue();
    }
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("kept");
    assertThat(pair.count("public.tasks where notes is not null")).isEqualTo(notes);
    assertThat(pair.value(page, "Notes")).isEqualTo("kept");
  }

  /** Deletes and inserts all tasks with their join rows in one transaction. */
  private void insertTasksAgain(String change) {
    pair.sql
        .sql(
            """
            do $$ begin
              create temporary table saved on commit drop as table public.tasks;
              %s
              create temporary table saved_dependencies on commit drop as table public.tasks__dependencies;
              create temporary table saved_subtasks on commit drop as table public.tasks__subtasks;
              delete from public.tasks;
              insert into public.tasks select * from saved;
              insert into public.tasks__dependencies select * from saved_dependencies;
              insert into public.tasks__subtasks select * from saved_subtasks;
            end $$"""
                .formatted(change))
        .update();
  }

  private Map<UUID, String> pageIds() {
    Map<UUID, String> pageIds = new TreeMap<>();
    pair.sql
        .sql("select id, notion_page_id from public.tasks")
        .query(
            row -> {
              pageIds.put(row.getObject(1, UUID.class), row.getString(2));
            });
    return pageIds;
  }

  /** What each task is related to, as Notion shows it. */
  private Map<String, Object> relations() {
    Map<String, Object> relations = new TreeMap<>();
    for (String page : pair.sandbox.pages().ids("tasks")) {
      for (String property : new String[] {"Dependencies", "Subtasks", "Related Business Entity"}) {
        relations.put(page + property, String.valueOf(pair.value(page, property)));
      }
    }
    return relations;
  }
}
