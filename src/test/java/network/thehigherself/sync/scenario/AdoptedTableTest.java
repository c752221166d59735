package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import network.thehigherself.sync.cli.SyncOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables that somebody made before: the records that they refuse are dead letters one by one, the
 * others of the same batch arrive.
 */
class AdoptedTableTest {
  private static final String CONTACTS =
      """
      create table public.contacts_profiles (
        id uuid primary key default gen_random_uuid(),
        notion_page_id varchar(36) unique,
        full_name varchar(12) not null,
        email varchar(255) unique,
        phone text not null,
        country text check (country <> 'Atlantis'),
        shoe_size integer,
        newsletter boolean not null default false,
        created_at timestamptz default now(),
        updated_at timestamptz default now())""";

  /** Enums that lack seven of the options that the workspace offers. */
  private static final String[] TASKS = {
    "create type public.task_status as enum ('To Do', 'In Progress', 'Done')",
    "create type public.task_priority as enum ('Low', 'Medium', 'High')",
    "create type public.task_source as enum ('Manual')",
    """
    create function public.touch_tasks() returns trigger language plpgsql as
    $$ begin new.updated_at := now(); return new; end $$""",
    """
    create table public.tasks (
      id uuid primary key default gen_random_uuid(),
      notion_page_id uuid unique,
      task_name text not null,
      status public.task_status not null default 'To Do',
      priority public.task_priority,
      source public.task_source,
      tags varchar(40)[],
      due_date timestamp,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now())""",
    """
    create trigger update_tasks_updated_at before update on public.tasks
      for each row execute function public.touch_tasks()"""
  };

  private static final Map<String, List<String>> SEVEN =
      Map.of(
          "Status", List.of("On Hold", "Cancelled"),
          "Priority", List.of("Urgent"),
          "Source", List.of("Workflow", "Agent", "System", "Integration"));

  @Test
  void rowsThatBreakATableAreReportedOneByOneAndTheOthersArrive(@TempDir Path home) {
    try (Pair pair = Pair.onTables(home, CONTACTS)) {
      String ada =
          contact(pair, Map.of("Full Name", "Ada", "Phone", "1", "Email", "ada@example.org"));
      String twin =
          contact(pair, Map.of("Full Name", "Adas twin", "Phone", "1", "Email", "ada@example.org"));
      String tooLong = contact(pair, Map.of("Full Name", "Bartholomew Cubbins", "Phone", "1"));
      String noPhone = contact(pair, Map.of("Full Name", "Cy"));
      String forbidden =
          contact(pair, Map.of("Full Name", "Dee", "Phone", "1", "Country", "Atlantis"));
      for (int i = 0; i < 10; i++) {
        contact(pair, Map.of("Full Name", "Fine " + i, "Phone", "1"));
      }

      SyncOutput output = pair.sync();

      assertThat(output.exit()).isEqualTo(1);
      assertThat(pair.count("public.contacts_profiles")).isEqualTo(11);
      assertThat(letters(pair))
          .hasSize(4)
          .allSatisfy((page, reason) -> assertThat(reason).doesNotContain("ada@", "Bartholomew"))
          .hasEntrySatisfying(tooLong, contains("Column: full_name"))
          .hasEntrySatisfying(noPhone, contains("column phone"))
          .hasEntrySatisfying(forbidden, contains("contacts_profiles_country_check"));
      String second = letters(pair).containsKey(twin) ? twin : ada;
      assertThat(letters(pair).get(second)).contains("contacts_profiles_email_key");

      pair.maya.edit(second, "Email", "twin@example.org");
      pair.maya.edit(tooLong, "Full Name", "Bart");
      pair.maya.edit(noPhone, "Phone", "1");
      pair.maya.edit(forbidden, "Country", "Peru");

      assertThat(pair.sync().exit()).isZero();
      assertThat(pair.count("public.contacts_profiles")).isEqualTo(15);
      assertThat(pair.count("sync.dead_letter")).isZero();
    }
  }

  @Test
  void anEditThatBreaksATableIsReportedAndTheOthersOfItsBatchArrive(@TempDir Path home) {
    try (Pair pair = Pair.onTables(home, TASKS)) {
      String bad = task(pair, Map.of("Task Name", "bad", "Status", "To Do"));
      String good = task(pair, Map.of("Task Name", "good", "Status", "To Do"));
      assertThat(pair.sync().exit()).isZero();

      pair.maya.edit(bad, "Status", "Cancelled");
      pair.maya.edit(good, Map.of("Status", "Done", "Tags", List.of("Internal")));
      pair.maya.edit(good, "Due Date", "2026-06-15T14:30:00Z");

      assertThat(pair.sync().exit()).isEqualTo(1);
      assertThat(pair.cell("tasks", pair.key(bad), "status")).isEqualTo("To Do");
      assertThat(pair.cell("tasks", pair.key(good), "status")).isEqualTo("Done");
      assertThat(pair.cell("tasks", pair.key(good), "tags")).isEqualTo("{Internal}");
      assertThat(pair.cell("tasks", pair.key(good), "due_date")).isEqualTo("2026-06-15 14:30:00");
      assertThat(letters(pair)).hasSize(1).hasEntrySatisfying(bad, contains("Column: status"));
    }
  }

  @Test
  void editsInAdoptedColumnsReachThePageAndTheNextPassIsQuiet(@TempDir Path home) {
    try (Pair pair = Pair.onTables(home, TASKS)) {
      String page = task(pair, Map.of("Task Name", "one", "Status", "To Do"));
      pair.sync();

      pair.update("tasks", pair.key(page), "status", "'In Progress'");
      pair.update("tasks", pair.key(page), "due_date", "'2026-06-15 14:30'");
      assertThat(pair.sync().exit()).isZero();
      assertThat(pair.value(page, "Status")).isEqualTo("In Progress");
      assertThat(pair.value(page, "Due Date").toString()).contains("2026-06-15T14:30:00");

      assertThat(pair.sync().exit()).isZero();
      SyncOutput quiet = pair.syncWhole();
      assertThat(quiet.exit()).isZero();
      assertThat(Pair.of(quiet, "tasks").path("from_supabase").path("updated").asInt()).isZero();
      assertThat(Pair.of(quiet, "tasks").path("from_notion").path("updated").asInt()).isZero();
    }
  }

  @Test
  void sevenOptionsThatEnumsRejectAreReported(@TempDir Path home) {
    try (Pair pair = Pair.onTables(home, TASKS)) {
      String fine = tasksOfTheSeven(pair);

      assertThat(pair.sync().exit()).isEqualTo(1);

      assertThat(pair.count("public.tasks")).isEqualTo(1);
      assertThat(pair.cell("tasks", pair.key(fine), "status")).isEqualTo("Done");
      assertThat(letters(pair))
          .hasSize(7)
          .allSatisfy(
              (page, reason) -> assertThat(reason).contains("Column: " + refused(pair, page)));
    }
  }

  /** The column of the option of the seven that this task is named after. */
  private static String refused(Pair pair, String page) {
    return SEVEN.keySet().stream()
        .filter(property -> SEVEN.get(property).contains(pair.value(page, "Task Name")))
        .findFirst()
        .orElseThrow()
        .toLowerCase(Locale.ROOT);
  }

  @Test
  void theSevenOptionsArriveInTablesThatSetupMade(@TempDir Path home) {
    try (Pair pair = Pair.onTables(home)) {
      tasksOfTheSeven(pair);

      assertThat(pair.sync().exit()).isZero();

      SEVEN.forEach(
          (property, options) ->
              options.forEach(
                  option ->
                      assertThat(
                              pair.count(
                                  "public.tasks where %s = '%s'"
                                      .formatted(property.toLowerCase(Locale.ROOT), option)))
                          .isEqualTo(1)));
    }
  }

  /** One task for each of the seven, and one that no enum refuses, which is returned. */
  private static String tasksOfTheSeven(Pair pair) {
    SEVEN.forEach(
        (property, options) ->
            options.forEach(
                option ->
                    task(
                        pair,
                        property.equals("Status")
                            ? Map.of("Task Name", option, "Status", option)
                            : Map.of("Task Name", option, "Status", "To Do", property, option))));
    return task(pair, Map.of("Task Name", "fine", "Status", "Done", "Priority", "High"));
  }

  private static String task(Pair pair, Map<String, ?> values) {
    return pair.maya.create(pair.sandbox.dataSourceId("tasks"), values);
  }

  private static String contact(Pair pair, Map<String, ?> values) {
    return pair.maya.create(pair.sandbox.dataSourceId("contacts_profiles"), values);
  }

  private static Consumer<String> contains(String text) {
    return reason -> assertThat(reason).contains(text);
  }

  /** Per page the reason of its dead letter. */
  private static Map<String, String> letters(Pair pair) {
    return pair
        .sql
        .sql("select page_id::text, reason from sync.dead_letter")
        .query((row, number) -> Map.entry(row.getString("page_id"), row.getString("reason")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
