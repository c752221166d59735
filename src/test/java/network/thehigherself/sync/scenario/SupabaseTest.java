package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.property.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A database with the roles of a Supabase project and the rights that such a project gives them
 * (Supabase: "Postgres Roles", "Securing your API"), read as PostgREST reads it: the role that logs
 * in may nothing itself and becomes the caller's role for one transaction (PostgREST: "Database
 * Authorization").
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupabaseTest {
  private static final List<String> ROLES =
      List.of(
          "create role anon nologin noinherit",
          "create role authenticated nologin noinherit",
          "create role service_role nologin noinherit bypassrls",
          "create role authenticator login noinherit",
          "grant anon, authenticated, service_role to authenticator",
          // Somebody's own role, which has what every signed-in caller has.
          "create role member nologin inherit",
          "grant authenticated to member",
          "grant member to authenticator");

  private static final String[] RIGHTS = {
    "grant usage on schema public to anon, authenticated, service_role",
    "alter default privileges in schema public"
        + " grant all on tables to anon, authenticated, service_role",
    "alter default privileges in schema public"
        + " grant all on functions to anon, authenticated, service_role",
    "alter default privileges in schema public"
        + " grant all on sequences to anon, authenticated, service_role"
  };

  private Pair pair;
  private String entity;
  private String page;

  @BeforeAll
  void twoTasksOfOneBusiness(@TempDir Path home) {
    ROLES.forEach(TestServer::execute);
    pair = Pair.onTables(home, RIGHTS);
    entity =
        pair.maya.create(
            pair.sandbox.dataSourceId("business_entities"), Map.of("Name", "The Gallery"));
    String first = task(Map.of("Task Name", "Hang the pictures"));
    page = task(Map.of("Task Name", "Open the doors", "Dependencies", List.of(first)));
    assertThat(pair.sync().exit()).isZero();
  }

  @AfterAll
  void close() {
    pair.close();
  }

  private String task(Map<String, ?> values) {
    String id = pair.maya.create(pair.sandbox.dataSourceId("tasks"), values);
    pair.maya.edit(id, "Related Business Entity", List.of(entity));
    return id;
  }

  private interface Work<T> {
    T on(Statement statement) throws SQLException;
  }

  /** One request of PostgREST's: a transaction as the caller's role. */
  private <T> T as(String role, Work<T> work) throws SQLException {
    try (Connection connection =
        TestServer.connections("authenticator", pair.database).getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("select set_config('role', '" + role + "', true)");
        T result = work.on(statement);
        connection.commit();
        return result;
      }
    }
  }

  /** The body of a GET, made of its query as PostgREST makes it. */
  private JsonNode get(String role, String query) throws Exception {
    String body =
        as(
            role,
            statement ->
                one(
                    statement,
                    """
                    with pgrst_source as (%s)
                    select coalesce(json_agg(_postgrest_t), '[]')::text
                    from (select * from pgrst_source) _postgrest_t"""
                        .formatted(query)));
    return Json.MAPPER.readTree(body);
  }

  /** How many rows a statement changed. */
  private int change(String role, String sql) throws SQLException {
    return as(role, statement -> statement.executeUpdate(sql));
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private List<String> tables() {
    return pair.sql
        .sql("select tablename from pg_tables where schemaname = 'public'")
        .query(String.class)
        .list();
  }

  @Test
  void aForeignKeyEmbedsTheRowThatItPointsAt() throws Exception {
    // GET /tasks?select=task_name,business_entities(name)&order=task_name
    JsonNode tasks =
        get(
            "service_role",
            """
            select "public"."tasks"."task_name",
              row_to_json("tasks_business_entities_1".*)::jsonb as "business_entities"
            from "public"."tasks"
            left join lateral (
              select "business_entities_1"."name"
              from "public"."business_entities" as "business_entities_1"
              where "business_entities_1"."id" = "public"."tasks"."related_business_entity"
            ) as "tasks_business_entities_1" on true
            order by "public"."tasks"."task_name\"""");

    assertThat(tasks)
        .isEqualTo(
            json(
                """
                [{"task_name": "Hang the pictures", "business_entities": {"name": "The Gallery"}},
                 {"task_name": "Open the doors", "business_entities": {"name": "The Gallery"}}]"""));
  }

  @Test
  void aForeignKeyEmbedsTheRowsThatPointHere() throws Exception {
    // GET /business_entities?select=name,tasks(task_name)&tasks.order=task_name
    JsonNode entities =
        get(
            "service_role",
            """
            select "public"."business_entities"."name",
              coalesce("business_entities_tasks_1"."business_entities_tasks_1", '[]') as "tasks"
            from "public"."business_entities"
            left join lateral (
              select json_agg("business_entities_tasks_1")::jsonb as "business_entities_tasks_1"
              from (
                select "tasks_1"."task_name"
                from "public"."tasks" as "tasks_1"
                where "tasks_1"."related_business_entity" = "public"."business_entities"."id"
                order by "tasks_1"."task_name"
              ) as "business_entities_tasks_1"
            ) as "business_entities_tasks_1" on true""");

    assertThat(entities)
        .isEqualTo(
            json(
                """
                [{"name": "The Gallery",
                  "tasks": [{"task_name": "Hang the pictures"}, {"task_name": "Open the doors"}]}]"""));
  }

  @Test
  void aJoinTableEmbedsManyRows() throws Exception {
    // GET /tasks?select=task_name,needs:tasks!tasks__dependencies(task_name)&order=task_name
    JsonNode tasks =
        get(
            "service_role",
            """
            select "public"."tasks"."task_name",
              coalesce("tasks_needs_1"."tasks_needs_1", '[]') as "needs"
            from "public"."tasks"
            left join lateral (
              select json_agg("tasks_needs_1")::jsonb as "tasks_needs_1"
              from (
                select "tasks_1"."task_name"
                from "public"."tasks" as "tasks_1",
                  "public"."tasks__dependencies" as "tasks__dependencies_1"
                where "tasks__dependencies_1"."tasks_id" = "public"."tasks"."id"
                  and "tasks__dependencies_1"."target_id" = "tasks_1"."id"
              ) as "tasks_needs_1"
            ) as "tasks_needs_1" on true
            order by "public"."tasks"."task_name\"""");

    assertThat(tasks)
        .isEqualTo(
            json(
                """
                [{"task_name": "Hang the pictures", "needs": []},
                 {"task_name": "Open the doors", "needs": [{"task_name": "Hang the pictures"}]}]"""));
  }

  /**
   * PostgREST takes a table for a join table where the foreign keys to both sides are part of its
   * primary key (PostgREST: "Resource Embedding", many-to-many).
   */
  @Test
  void everyJoinTableIsOneForPostgrest() {
    List<String> joins = tables().stream().filter(table -> table.contains("__")).toList();
    List<String> known =
        pair.sql
            .sql(
                """
                select k.conrelid::regclass::text
                from pg_constraint k
                join pg_constraint p on p.conrelid = k.conrelid and p.contype = 'p'
                where k.contype = 'f' and k.connamespace = 'public'::regnamespace
                  and k.conkey <@ p.conkey
                group by k.conrelid having count(*) = 2""")
            .query(String.class)
            .list();

    assertThat(known).isNotEmpty().containsExactlyInAnyOrderElementsOf(joins);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anon", "authenticated", "member"})
  void theInternetReadsNothing(String role) throws Exception {
    List<String> tables = tables();
    assertThat(tables).hasSizeGreaterThan(16);
    for (String table : tables) {
      assertThat(get(role, "select * from public." + table)).as(table).isEmpty();
    }
    assertThat(get("service_role", "select * from public.tasks")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anon", "authenticated", "member"})
  void theInternetWritesNothing(String role) throws Exception {
    assertThat(change(role, "update public.tasks set notes = 'x'")).isZero();
    assertThat(change(role, "delete from public.tasks")).isZero();
    assertThat(change(role, "delete from public.tasks__dependencies")).isZero();
    for (String table : tables()) {
      String columns =
          table.contains("__")
              ? "select gen_random_uuid(), gen_random_uuid()"
              : "(id) select gen_random_uuid()";
      assertThatThrownBy(() -> change(role, "insert into " + table + " " + columns))
          .hasMessageContaining("new row violates row-level security policy");
    }
    assertThat(pair.count("public.tasks")).isEqualTo(2);
    assertThat(pair.count("sync.tombstone")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anon", "authenticated", "member", "service_role"})
  void schemaSyncIsOutOfReach(String role) {
    List<String> tables =
        names("select relname from pg_class where relkind = 'r' and relnamespace");
    List<String> functions = names("select proname from pg_proc where pronamespace");
    assertThat(tables).contains("link", "history", "tombstone", "flyway_schema_history");
    assertThat(functions).contains("version", "oldest_transaction", "truncated");
    for (String table : tables) {
      assertThatThrownBy(() -> get(role, "select * from sync." + table))
          .hasMessageContaining("permission denied for schema sync");
    }
    for (String function : functions) {
      assertThatThrownBy(() -> get(role, "select sync." + function + "()"))
          .hasMessageContaining("permission denied for schema sync");
    }
  }

  /** Somebody may open the schema to look into it; its functions stay closed. */
  @ParameterizedTest
  @ValueSource(strings = {"anon", "authenticated", "member", "service_role"})
  void noFunctionOfSchemaSyncIsEverybodys(String role) {
    assertThat(
            pair.sql
                .sql(
                    """
                    select proname from pg_proc
                    where pronamespace = 'sync'::regnamespace
                      and has_function_privilege(?, oid, 'execute')""")
                .param(role)
                .query(String.class)
                .list())
        .isEmpty();
  }

  private List<String> names(String query) {
    return pair.sql.sql(query + " = 'sync'::regnamespace").query(String.class).list();
  }

  @Test
  void anEditOfTheServiceRoleReachesThePage() throws Exception {
    UUID key = pair.key(page);
    String edit = "update public.tasks set notes = 'by an application' where id = '%s'";

    assertThat(change("service_role", edit.formatted(key))).isEqualTo(1);

    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(page, "Notes")).isEqualTo("by an application");
  }

  private static JsonNode json(String text) throws Exception {
    return Json.MAPPER.readTree(text);
  }
}
