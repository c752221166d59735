package network.thehigherself.sync.postgres;

import java.util.List;
import javax.sql.DataSource;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFile;
import network.thehigherself.sync.mapping.Mappings;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A database of its own on the shared server. The sync works in it as {@code syncer}, which is no
 * superuser and owns it; people work in it as {@code people}, who have rights on schema public
 * only.
 */
final class TestDatabase {
  static {
    TestServer.execute("create role syncer login");
    TestServer.execute("create role people login");
  }

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
        starts_at: {property: When, type: date, sql: timestamptz, end: ends_at}
        first_day: {property: Days, type: date, sql: date, end: last_day}
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

  final String name;
  final Postgres postgres;

  private TestDatabase(String name) {
    this.name = name;
    TestServer.execute("alter database " + name + " owner to syncer");
    postgres = new Postgres(pool("syncer"), "localhost/" + name);
  }

  /** A database with nothing in it. */
  static TestDatabase empty() {
    return handOver(TestServer.create());
  }

  /** A database in which teams and jobs are set up. */
  static TestDatabase create() {
    return new TestDatabase(TestServer.create(MAPPINGS, TestDatabase::setUp));
  }

  private static void setUp(String name) {
    TestDatabase database = handOver(name);
    new Setup(database.postgres).run(MAPPINGS);
    database.letPeopleIn();
  }

  private static TestDatabase handOver(String name) {
    TestDatabase database = new TestDatabase(name);
    database.admin().execute("alter schema public owner to syncer");
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
    return new JdbcTemplate(pool("postgres"));
  }

  /** As an application, without rights on schema sync. */
  JdbcTemplate people() {
    return new JdbcTemplate(pool("people"));
  }

  /** Connections as this user; each use opens one of its own. */
  DataSource pool(String user) {
    return TestServer.connections(user, name);
  }

  private void letPeopleIn() {
    JdbcTemplate admin = admin();
    admin.execute(
        "grant select, insert, update, delete, truncate on all tables in schema public to people");
    for (String table : List.of("teams", "jobs", "jobs__needs", "jobs__helpers")) {
      admin.execute("create policy people on " + table + " to people using (true)");
    }
  }
}
