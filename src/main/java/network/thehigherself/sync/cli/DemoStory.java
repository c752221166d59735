package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.Sandbox;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the demo did and what arrived.
 *
 * @param first the first sync, which fills PostgreSQL
 * @param edits what was edited on both sides
 * @param carried the sync that carried the edits over
 * @param second the quiet pass after the edits
 */
record DemoStory(SyncOutput first, List<Edit> edits, SyncOutput carried, SyncOutput second) {

  /**
   * One edit.
   *
   * @param side where it was made
   * @param what in words
   * @param arrived whether it was found on the other side
   */
  record Edit(String side, String database, UUID key, String what, boolean arrived) {}

  static DemoStory tell(Engine engine, Sandbox sandbox, DataSource sql) throws Exception {
    JdbcClient client = JdbcClient.create(sql);
    SyncOutput first = sync(engine);

    UUID contact = key(client, "contacts_profiles", "full_name");
    UUID task = key(client, "tasks", "case priority when 'Urgent' then 1 else 0 end, task_name");
    UUID business = key(client, "business_entities", "name");
    String contactPage = page(client, contact);
    sandbox.person("Maya").edit(contactPage, Map.of("Job Title", "Gallery Director"));
    client.sql("update public.tasks set priority = 'Urgent' where id = ?").param(task).update();
    UUID created = UUID.randomUUID();
    client
        .sql(
            "insert into public.tasks (id, task_name, status, related_business_entity) values (?, ?, ?, ?)")
        .params(created, "Call back about the spring exhibition", "To Do", business)
        .update();

    SyncOutput carried = sync(engine);
    String title =
        client
            .sql("select job_title from public.contacts_profiles where id = ?")
            .param(contact)
            .query(String.class)
            .single();
    List<Edit> edits =
        List.of(
            new Edit(
                "notion",
                "contacts_profiles",
                contact,
                "a person changed a job title",
                "Gallery Director".equals(title)),
            new Edit(
                "supabase",
                "tasks",
                task,
                "a statement made a task urgent",
                option(engine, client, task, "Priority").equals("Urgent")),
            new Edit(
                "supabase",
                "tasks",
                created,
                "a statement inserted a task for a business",
                relation(engine, client, created, "Related Business Entity")
                    .equals(page(client, business))));
    return new DemoStory(first, edits, carried, sync(engine));
  }

  private static SyncOutput sync(Engine engine) throws InterruptedException {
    RunOptions options =
        new RunOptions(
            UUID.randomUUID(),
            Direction.BOTH,
            null,
            false,
            false,
            Set.of(),
            Duration.ofSeconds(60),
            false);
    return new SyncRun(engine, Choice.of(engine.databases(), List.of()), options)
        .run(Progress.none());
  }

  private static UUID key(JdbcClient client, String table, String title) {
    return client
        .sql("select id from public.%s order by %s limit 1".formatted(table, title))
        .query(UUID.class)
        .single();
  }

  private static String page(JdbcClient client, UUID key) {
    return client
        .sql("select page_id::text from sync.link where key = ?")
        .param(key)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private static String option(Engine engine, JdbcClient client, UUID key, String property) {
    return property(engine, client, key, property).path("select").path("name").asText();
  }

  private static String relation(Engine engine, JdbcClient client, UUID key, String property) {
    return property(engine, client, key, property).path("relation").path(0).path("id").asText();
  }

  private static JsonNode property(Engine engine, JdbcClient client, UUID key, String property) {
    return engine
        .notion()
        .call("GET", "/v1/pages/" + page(client, key), null, null)
        .json()
        .path("properties")
        .path(property);
  }

  /** 0 where every edit arrived and the last pass was quiet. */
  int exit() {
    boolean good =
        edits.stream().allMatch(Edit::arrived)
            && second.changes() == 0
            && first.exit() + carried.exit() + second.exit() == 0;
    return good ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  JsonNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.set("first", first.json());
    var list = json.putArray("edits");
    for (Edit edit : edits) {
      list.addObject()
          .put("side", edit.side())
          .put("database", edit.database())
          .put("key", edit.key().toString())
          .put("arrived", edit.arrived());
    }
    json.set("second", second.json());
    return json;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("1. First sync: pages become rows.%n%n%s%n".formatted(first.text()));
    text.append("2. Edits on both sides, and one more sync.%n%n".formatted());
    for (Edit edit : edits) {
      text.append(
          "   %s: %s (%s) %s%n"
              .formatted(
                  edit.side().equals("notion") ? "Notion  " : "Supabase",
                  edit.what(),
                  edit.database(),
                  edit.arrived() ? "→ arrived on the other side" : "→ DID NOT ARRIVE"));
    }
    text.append("%n%s%n".formatted(carried.text()));
    text.append("3. One more sync: both sides are equal, nothing moves.%n%n".formatted());
    return text.append(second.text()).toString();
  }
}
