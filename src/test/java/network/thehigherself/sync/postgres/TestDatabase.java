package network.thehigherself.sync.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFile;
import network.thehigherself.sync.mapping.Mappings;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A database of its own on the one embedded server of this JVM. The sync works in it as {@code
 * syncer}, which is no superuser and owns it; people work in it as {@code people}, who have rights
 * on schema public only.
 */
final class TestDatabase {
  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final String TEAMS =
      """
      database: teams
      title: Teams
      id: NOTION_TEAMS_DB
      table: teams
      key: Supabase ID
      policy: newest
      match: [name]
      fields:
        name: {property: Name, type: title, sql: text}
      """;

  private static final String JOBS =
      """
      database: jobs
      title: Jobs
      id: NOTION_JOBS_DB
      table: jobs
      key: Supabase ID
      policy: newest
      match: [name]
      fields:
        name: {property: Name, type: title, sql: text}
        note: {property: Note, type: rich_text, sql: text}
        tags: {property: Tags, type: multi_select, sql: "text[]"}
        due: {property: Due, type: date, sql: timestamptz}
        day: {property: Day, type: date, sql: date}
        price: {property: Price, type: number, sql: "numeric(10,2)"}
        effort: {property: Effort, type: number, sql: numeric}
        count: {property: Count, type: number, sql: integer}
        views: {property: Views, type: number, sql: bigint}
        done: {property: Done, type: checkbox, sql: boolean}
        extra: {property: Extra, type: rich_text, sql: jsonb}
        team_id: {property: Team, type: relation, target: teams, cardinality: one}
        parent_id: {property: Parent, type: relation, target: jobs, cardinality: one}
        needs: {property: Needs, type: relation, target: jobs, cardinality: many}
        helpers: {property: Helpers, type: relation, target: teams, cardinality: many}
      """;

  static final Mappings MAPPINGS = mappings(JOBS);

  final String name = "test_" + NUMBER.incrementAndGet();
  final Postgres postgres;

  private TestDatabase() {
    JdbcTemplate server = new JdbcTemplate(pool("postgres", "postgres"));
    server.execute("create database " + name + " owner syncer");
    admin().execute("alter schema public owner to syncer");
    postgres = new Postgres(pool("syncer", name), "localhost/" + name);
  }

  /** A database with nothing in it. */
  static TestDatabase empty() {
    return new TestDatabase();
  }

  /** A database in which teams and jobs are set up. */
  static TestDatabase create() {
    TestDatabase database = new TestDatabase();
    new Setup(database.postgres).run(MAPPINGS);
    database.letPeopleIn();
    return database;
  }

  /** Teams, and jobs with one more field. */
  static Mappings mappingsWith(String field) {
    return mappings(JOBS + "  " + field + "\n");
  }

  private static Mappings mappings(String jobs) {
    return Mappings.load(
        List.of(
            new MappingFile("mappings/teams.yaml", TEAMS),
            new MappingFile("mappings/jobs.yaml", jobs)));
  }

  static Mapping jobs() {
    return MAPPINGS.get("jobs").orElseThrow();
  }

  static Mapping teams() {
    return MAPPINGS.get("teams").orElseThrow();
  }

  /** As a superuser. */
  JdbcTemplate admin() {
    return new JdbcTemplate(pool("postgres", name));
  }

  /** As an application, without rights on schema sync. */
  JdbcTemplate people() {
    return new JdbcTemplate(pool("people", name));
  }

  DataSource pool(String user) {
    return pool(user, name);
  }

  static int port() {
    return SERVER.getPort();
  }

  private void letPeopleIn() {
    JdbcTemplate admin = admin();
    admin.execute("grant select, insert, update, delete on all tables in schema public to people");
    for (String table : List.of("teams", "jobs", "jobs__needs", "jobs__helpers")) {
      admin.execute("create policy people on " + table + " to people using (true)");
    }
  }

  private static DataSource pool(String user, String database) {
    PGSimpleDataSource pool = new PGSimpleDataSource();
    pool.setServerNames(new String[] {"localhost"});
    pool.setPortNumbers(new int[] {SERVER.getPort()});
    pool.setUser(user);
    pool.setDatabaseName(database);
    pool.setPrepareThreshold(0);
    return pool;
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
      JdbcTemplate admin = new JdbcTemplate(server.getPostgresDatabase());
      admin.execute("create role syncer login");
      admin.execute("create role people login");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
