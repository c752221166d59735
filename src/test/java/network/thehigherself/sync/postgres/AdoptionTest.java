package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tables that were there before setup first ran. */
class AdoptionTest {
  private final TestDatabase database = TestDatabase.empty();

  private void given(String... statements) {
    for (String statement : statements) {
      database.postgres.execute(statement);
    }
  }

  private Setup.Report setup() {
    return new Setup(database.postgres).run(TestDatabase.MAPPINGS);
  }

  private void isRefused(String... words) {
    assertThatThrownBy(this::setup)
        .isInstanceOf(AdoptionException.class)
        .hasMessageContainingAll(words);
    assertThat(database.admin().queryForList("select 1 from pg_namespace where nspname = 'sync'"))
        .as("nothing may have run")
        .isEmpty();
  }

  @Test
  void aTableOfAnotherMakerIsAdoptedAndWhatItRefusesIsSaidOnce() {
    given(
        "create type job_kind as enum ('big', 'small')",
        """
        create table jobs (
          id uuid primary key default gen_random_uuid(),
          name varchar(50) not null unique,
          note job_kind,
          tags varchar(20)[],
          due timestamp,
          price numeric(10,2) check (price >= 0),
          count smallint,
          team_id uuid,
          notion_page_id varchar(36) unique,
          created_at timestamp not null default now(),
          owner text default 'nobody' not null)""",
        "insert into jobs (name, due) values ('before', '2026-06-15 14:30')");

    Setup.Report report = setup();

    assertThat(report.made())
        .contains("column public.jobs.updated_at", "column public.jobs.deleted_at")
        .doesNotContain("table public.jobs", "column public.jobs.created_at");
    assertThat(report.warnings())
        .filteredOn(warning -> warning.contains("refuses more than the mapping does"))
        .singleElement()
        .asString()
        .contains(
            "column \"name\" is character varying(50)",
            "column \"name\" refuses null",
            "column \"note\" is the enum job_kind (big, small)",
            "column \"tags\" is character varying(20)[]",
            "column \"due\" is timestamp without time zone",
            "column \"count\" is smallint",
            "unique \"jobs_name_key\" (name)",
            "check \"jobs_price_check\" (price)")
        .doesNotContain("owner", "notion_page_id", "pkey");
    assertThat(
            database
                .admin()
                .queryForObject("select updated_at is not null from jobs", Boolean.class))
        .isTrue();
    assertThat(setup().made()).isEmpty();
  }

  @Test
  void theOptionsThatAnEnumLacksAreNamed() {
    given(
        "create type job_kind as enum ('big', 'small')",
        "create table jobs (id uuid primary key, kind job_kind)");

    assertThat(
            new Setup(database.postgres)
                .run(
                    TestDatabase.mappingsWith(
                        "kind: {property: Kind, type: select, sql: text, options: [big, huge, tiny]}"))
                .warnings())
        .anyMatch(warning -> warning.contains("job_kind (big, small) and lacks huge, tiny"));
  }

  @Test
  void tablesOfOurOwnAreNotWarnedOf() {
    setup();

    assertThat(setup().warnings()).noneMatch(warning -> warning.contains("was there before"));
  }

  @Test
  void everythingThatDoesNotFitIsSaidAtOnceBeforeAnythingRuns() {
    given(
        "create view teams as select 1 as id",
        """
        create table jobs (
          id text,
          name integer,
          note text generated always as ('x') stored,
          due date,
          team_id text,
          price integer,
          updated_at timestamp,
          deleted_at timestamptz not null,
          notion_page_id varchar(20),
          owner text not null)""",
        "create table jobs__needs (jobs_id uuid, target uuid)");

    isRefused(
        "public.\"teams\" is a view",
        "public.\"jobs\".\"id\" is text, but the sync keeps its own content there: it must be uuid",
        "\"name\" is integer and cannot hold the property \"Name\" (title)",
        "\"note\" is computed by PostgreSQL",
        "\"due\" is date",
        "\"team_id\" is text",
        "\"price\" is integer",
        "\"updated_at\" is timestamp without time zone",
        "\"deleted_at\" refuses null",
        "\"notion_page_id\" has no room",
        "\"owner\" refuses null, has no default, and no field fills it",
        "alter column \"owner\" set default",
        "public.\"jobs__needs\" has no column \"target_id\"",
        "may hold the same pair twice");
  }

  @Test
  void aPartitionedTableIsRefused() {
    given("create table jobs (id uuid primary key, name text) partition by hash (id)");
    isRefused("a partitioned table");
  }

  @Test
  void aTableWithoutIdIsToldHowToGetOne() {
    given("create table jobs (name text)");
    isRefused("has no column id", "add column id uuid primary key default gen_random_uuid()");
  }

  @Test
  void anIdThatIsNotUniqueIsRefused() {
    given("create table jobs (id uuid not null, name text)");
    isRefused("public.\"jobs\".\"id\" is not unique", "add primary key (id)");
  }

  @Test
  void aTableOfAnotherRoleIsRefused() {
    database.admin().execute("create table public.jobs (id uuid primary key, name text)");
    isRefused("public.\"jobs\" belongs to the role postgres", "owner to");
  }

  @Test
  void aRoleThatMayNotMakeTablesIsTold() {
    database.admin().execute("alter schema public owner to postgres");
    database.admin().execute("alter database " + database.name + " owner to postgres");
    isRefused("may not make tables in schema public", "may not make the schema sync");
  }

  @Test
  void aForeignKeyToAnotherTableIsRefused() {
    given(
        "create table people_of_old (id uuid primary key)",
        "create table jobs (id uuid primary key, team_id uuid references people_of_old)");
    isRefused("\"team_id\" refers to people_of_old", "relation to public.\"teams\"");
  }

  @Test
  void referencesToRowsThatAreNotThereAreCountedBeforeTheKeyIsMade() {
    given(
        "create table teams (id uuid primary key)",
        "create table jobs (id uuid primary key, team_id uuid)",
        "insert into jobs values (gen_random_uuid(), gen_random_uuid())");
    isRefused("1 rows of public.\"jobs\" refer by \"team_id\"");
  }

  @Test
  void aForeignKeyThatIsThereAlreadyStaysTheOnlyOne() {
    given(
        "create table teams (id uuid primary key)",
        "create table jobs (id uuid primary key, team_id uuid constraint old references teams)");

    assertThat(setup().warnings())
        .anySatisfy(
            warning ->
                assertThat(warning)
                    .contains("foreign key \"old\" is checked at once")
                    .contains("alter constraint \"old\" deferrable initially deferred"));

    assertThat(
            database
                .admin()
                .queryForList(
                    """
                    select conname from pg_constraint
                    where conrelid = 'jobs'::regclass and contype = 'f'
                      and confrelid = 'teams'::regclass""",
                    String.class))
        .containsExactly("old");
  }

  @Test
  void aTriggerThatSetsTheTimeToTheStartOfItsTransactionDoesNotWin() {
    given(
        "create table jobs (id uuid primary key, name text, updated_at timestamptz default now())",
        """
        create function old_touch() returns trigger language plpgsql as
        $$ begin new.updated_at := '2001-01-01'; return new; end $$""",
        """
        create trigger update_jobs_updated_at before insert or update on jobs
          for each row execute function old_touch()""");
    setup();

    given("insert into jobs (id, name) values (gen_random_uuid(), 'new')");

    assertThat(
            database
                .admin()
                .queryForObject("select updated_at > '2020-01-01' from jobs", Boolean.class))
        .isTrue();
  }

  @Test
  void whatIsPrintedIsWhatWouldRun() {
    given("create table jobs (id uuid primary key, name varchar(10))");
    Setup.Print first = new Setup(database.postgres).print(TestDatabase.MAPPINGS);
    assertThat(first.sql()).contains("create table sync.link").contains("public.\"jobs\"");
    assertThat(first.warnings()).anyMatch(warning -> warning.contains("character varying(10)"));

    setup();

    assertThat(new Setup(database.postgres).print(TestDatabase.MAPPINGS).sql())
        .doesNotContain("create table sync.link")
        .isEqualTo(String.join(";\n\n", TableSql.statements(TestDatabase.MAPPINGS)) + ";\n");
  }

  @Test
  void nothingIsPrintedThatSetupWouldRefuse() {
    given("create view jobs as select 1 as id");

    assertThat(catchThrowable(() -> new Setup(database.postgres).print(TestDatabase.MAPPINGS)))
        .isInstanceOf(AdoptionException.class);
  }

  @Test
  void aTimeWithoutZoneIsReadAsUtcWhateverTheSessionsZoneIs() {
    given("create table jobs (id uuid primary key, due timestamp)");
    setup();
    given("insert into jobs values ('00000000-0000-4000-8000-000000000001', '2026-06-15 14:30')");

    assertThat(
            new Rows(database.postgres, TestDatabase.MAPPINGS)
                .read(
                    TestDatabase.jobs(),
                    List.of(UUID.fromString("00000000-0000-4000-8000-000000000001")))
                .values())
        .singleElement()
        .satisfies(
            row -> assertThat(row.fields().get("due").toString()).contains("2026-06-15T14:30:00Z"));
  }
}
