package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.postgres.Runs;
import network.thehigherself.sync.sandbox.Sandbox;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plays the demo: a first sync, edits on both sides, and a look at what arrived where. */
final class DemoPlay {
  private final Engine engine;
  private final Sandbox sandbox;
  private final JdbcClient sql;

  DemoPlay(Engine engine, Sandbox sandbox, DataSource dataSource) {
    this.engine = engine;
    this.sandbox = sandbox;
    sql = JdbcClient.create(dataSource);
  }

  /** An edit that was made, and how to see whether it arrived on the other side. */
  private record Made(
      String side, String database, UUID key, String what, BooleanSupplier arrived) {

    DemoStory.Edit look() {
      return new DemoStory.Edit(side, database, key, what, arrived.getAsBoolean());
    }
  }

  DemoStory play() throws InterruptedException {
    SyncOutput first = sync();
    List<Made> made = List.of(changeJobTitle(), makeTaskUrgent(), insertTask());
    SyncOutput carried = sync();
    List<DemoStory.Edit> edits = made.stream().map(Made::look).toList();
    return new DemoStory(first, edits, carried, sync());
  }

  private Made changeJobTitle() {
    UUID contact = firstKey("contacts_profiles", "full_name");
    sandbox.person("Maya").edit(page(contact), Map.of("Job Title", "Gallery Director"));
    return new Made(
        "notion",
        "contacts_profiles",
        contact,
        "a person changed a job title",
        () -> "Gallery Director".equals(jobTitle(contact)));
  }

  private Made makeTaskUrgent() {
    UUID task = firstKey("tasks", "case priority when 'Urgent' then 1 else 0 end, task_name");
    sql.sql("update public.tasks set priority = 'Urgent' where id = ?").param(task).update();
    return new Made(
        "supabase",
        "tasks",
        task,
        "a statement made a task urgent",
        () -> property(task, "Priority").at("/select/name").asText().equals("Urgent"));
  }

  private Made insertTask() {
    UUID business = firstKey("business_entities", "name");
    UUID task = UUID.randomUUID();
    sql.sql(
            """
            insert into public.tasks (id, task_name, status, related_business_entity)
            values (?, ?, ?, ?)""")
        .params(task, "Call back about the spring exhibition", "To Do", business)
        .update();
    return new Made(
        "supabase",
        "tasks",
        task,
        "a statement inserted a task for a business",
        () ->
            property(task, "Related Business Entity")
                .at("/relation/0/id")
                .asText()
                .equals(page(business)));
  }

  private SyncOutput sync() throws InterruptedException {
    Runs stored = new Runs(engine.postgres());
    UUID run = stored.start("demo", "both", false);
    SyncOutput output =
        new SyncRun(
                engine,
                Choice.of(engine.databases(), List.of()),
                RunOptions.once(run, Duration.ofSeconds(60)))
            .run(Progress.none());
    stored.end(run, output.json());
    return output;
  }

  private UUID firstKey(String table, String order) {
    return sql.sql("select id from public.%s order by %s limit 1".formatted(table, order))
        .query(UUID.class)
        .single();
  }

  private String jobTitle(UUID contact) {
    return sql.sql("select job_title from public.contacts_profiles where id = ?")
        .param(contact)
        .query(String.class)
        .single();
  }

  /** The id of a row's page; empty where it has none. */
  private String page(UUID key) {
    return sql.sql("select page_id::text from sync.link where key = ?")
        .param(key)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private JsonNode property(UUID key, String name) {
    return engine
        .notion()
        .call("GET", "/v1/pages/" + page(key), null, null)
        .json()
        .path("properties")
        .path(name);
  }
}
