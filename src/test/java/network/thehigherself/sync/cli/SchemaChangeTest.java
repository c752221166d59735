package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.scenario.Logs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was bound before and is another thing now stops its database, and harms nothing in it. */
class SchemaChangeTest {
  @TempDir private Path home;
  private TestSides sides;
  private String business;

  @BeforeEach
  void syncedSamples() {
    sides = new TestSides(SandboxOptions.defaults(), home);
    sides.environment.keySet().removeIf(name -> name.matches("NOTION_(?!TASKS|BUSINESS).*_DB"));
    assertThat(run("sync").exit()).isZero();
    business = sides.sandbox.pages().ids("business_entities").get(0);
  }

  @AfterEach
  void close() {
    sides.close();
  }

  private Ran run(String... args) {
    return Ran.run(sides.environment, args);
  }

  private long count(String from) {
    return sides.sql.sql("select count(*) from " + from).query(Long.class).single();
  }

  /** The tasks are stopped with this, and the other database goes on. */
  private void onlyTasksStop(int exit, String... what) {
    sides.sandbox.person("Maya").edit(business, "Name", "Renamed by " + what[0]);
    Ran ran = run("sync");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(exit);
    assertThat(ran.out()).contains(what);
    assertThat(ran.all()).doesNotContain("\tat ");
    assertThat(count("public.business_entities where name like 'Renamed by %'")).isOne();
    assertThat(count("public.tasks where deleted_at is null")).isEqualTo(15);
    assertThat(count("sync.link where database = 'tasks' and not deleted")).isEqualTo(15);
  }

  @Test
  void anIdOfAnotherDatabaseIsRefusedUntilItIsPutBack() {
    String before = sides.environment.get("NOTION_TASKS_DB");
    sides.environment.put("NOTION_TASKS_DB", sides.sandbox.databaseId("contacts_profiles"));

    onlyTasksStop(3, "NOTION_TASKS_DB", "sync --database tasks --allow schema");
    assertThat(run("status").out()).contains("tasks from Notion: refused since");

    sides.environment.put("NOTION_TASKS_DB", before);
    assertThat(run("sync").exit()).isZero();
  }

  @Test
  void anotherDatabaseThatIsMeantMeetsTheRowsAnew() {
    Map<String, String> environment = sides.environment;
    environment.remove("NOTION_TASKS_DB");
    environment.put(
        "NOTION_PARENT_PAGE_ID",
        sides.sandbox.person("Maya").create(sides.sandbox.dataSourceId("use_cases"), Map.of()));
    Map<String, String> owner = new HashMap<>(environment);
    owner.keySet().removeIf(name -> name.endsWith("_DB"));
    owner.put("SUPABASE_DB_URL", TestServer.jdbcUrl("postgres", sides.database));
    Ran made = Ran.run(owner, "setup", "--notion");
    String id = made.variables().get("NOTION_TASKS_DB");
    assertThat(id).as(made.all()).isNotNull();
    environment.put("NOTION_TASKS_DB", id);
    onlyTasksStop(3, "--allow schema");

    Ran allowed = run("sync", "--database", "tasks", "--allow", "schema");

    assertThat(allowed.exit()).as(allowed.all()).isLessThan(2);
    assertThat(count("public.tasks where deleted_at is null")).isEqualTo(15);
    assertThat(count("sync.link where database = 'tasks'")).isEqualTo(15);
    assertThat(sides.sandbox.pages().ids("tasks")).as("the former pages stay").hasSize(15);
  }

  @Test
  void aColumnOfAnotherTypeStopsItsDatabaseOnly() {
    sides.sql.sql("alter table public.tasks alter column notes type integer using null").update();

    onlyTasksStop(2, "cannot hold the property \"Notes\"", "Change the column's type");
  }

  @Test
  void aPropertyThatWasMadeAnewWipesNoColumnAndIsSaidOnce() {
    long notes = count("public.tasks where notes is not null");
    assertThat(notes).isPositive();
    sides.sandbox.schema("tasks").recreate("Notes");

    try (Logs logs = Logs.capture()) {
      Ran first = run("sync");
      assertThat(first.exit()).as(first.all()).isZero();
      assertThat(run("sync").exit()).isZero();
      assertThat(logs.text().split("notes was made anew in Notion", -1)).as("once").hasSize(2);
    }
    assertThat(count("public.tasks where notes is not null")).isEqualTo(notes);
  }
}
