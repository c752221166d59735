package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class SetupTest {
  private static final String WORKER = "worker";

  @Test
  void makesSchemaAndTablesOnceAndSaysSo() {
    TestDatabase database = TestDatabase.empty();
    Schema schema = new Schema(database.postgres);
    assertThat(schema.missing(TestDatabase.MAPPINGS)).contains("schema sync", "table public.jobs");

    Setup.Report first = new Setup(database.postgres).run(TestDatabase.MAPPINGS);

    assertThat(first.made())
        .containsExactlyInAnyOrder(
            "schema sync",
            "table public.teams",
            "table public.jobs",
            "table public.jobs__needs",
            "table public.jobs__helpers");
    assertThat(schema.missing(TestDatabase.MAPPINGS)).isEmpty();

    Setup.Report second = new Setup(database.postgres).run(TestDatabase.MAPPINGS);

    assertThat(second.made()).isEmpty();
  }

  @Test
  void aFieldAddedLaterGetsItsColumn() {
    TestDatabase database = TestDatabase.create();
    JdbcTemplate people = database.people();
    people.update("insert into jobs (name) values ('kept')");

    Setup.Report report =
        new Setup(database.postgres)
            .run(
                TestDatabase.mappingsWith(
                    "phone: {property: Phone, type: phone_number, sql: text}"));

    assertThat(report.made()).containsExactly("column public.jobs.phone");
    assertThat(people.queryForList("select name from jobs where phone is null", String.class))
        .containsExactly("kept");
  }

  @Test
  void tablesOfOursAreClosedToEverybodyElse() {
    TestDatabase database = TestDatabase.empty();
    new Setup(database.postgres).run(TestDatabase.MAPPINGS);
    database.postgres.execute("insert into public.jobs (name) values ('secret')");
    database.admin().execute("grant select on all tables in schema public to people");

    assertThat(database.people().queryForList("select name from jobs", String.class)).isEmpty();
    assertThat(database.people().queryForList("select * from jobs__needs")).isEmpty();
    assertThatThrownBy(() -> database.people().queryForList("select * from sync.link"))
        .hasRootCauseMessage("ERROR: permission denied for schema sync\n  Position: 15");
  }

  @Test
  void aTableThatWasThereStaysOpenAndIsWarnedOf() {
    TestDatabase database = TestDatabase.empty();
    database.postgres.execute(
        "create table public.jobs (id uuid primary key, name text, own_column int)");
    database.postgres.execute("insert into public.jobs values (gen_random_uuid(), 'before', 1)");

    Setup.Report report = new Setup(database.postgres).run(TestDatabase.MAPPINGS);

    assertThat(report.warnings())
        .anySatisfy(
            warning ->
                assertThat(warning)
                    .contains("public.\"jobs\" was there before")
                    .contains("alter table public.\"jobs\" enable row level security"));
    assertThat(report.made())
        .contains("column public.jobs.due")
        .doesNotContain("table public.jobs");
    assertThat(
            database
                .admin()
                .queryForList("select name from jobs where updated_at is not null", String.class))
        .containsExactly("before");
    assertThat(
            database
                .admin()
                .queryForObject(
                    "select relrowsecurity from pg_class where oid = 'public.jobs'::regclass",
                    Boolean.class))
        .isFalse();
  }

  @Test
  void saysWhenItCannotSeeTheTransactionsOfOthers() {
    TestDatabase database = TestDatabase.empty();

    assertThat(new Setup(database.postgres).run(TestDatabase.MAPPINGS).warnings())
        .anySatisfy(warning -> assertThat(warning).endsWith("grant pg_read_all_stats to syncer"));
  }

  @Test
  void theSqlThatIsPrintedDoesTheSame() {
    TestDatabase database = TestDatabase.empty();

    database.postgres.execute(new Setup(database.postgres).print(TestDatabase.MAPPINGS).sql());

    assertThat(new Schema(database.postgres).missing(TestDatabase.MAPPINGS)).isEmpty();
    assertThat(new Setup(database.postgres).run(TestDatabase.MAPPINGS).made()).isEmpty();
  }

  @Test
  void theRoleThatIsPrintedMayWorkAndOwnsNothing() {
    TestDatabase database = TestDatabase.empty();
    database.admin().execute("alter role syncer createrole");

    database.postgres.execute(
        new Setup(database.postgres, WORKER).print(TestDatabase.MAPPINGS).sql());

    Postgres worker = new Postgres(database.pool(WORKER), "there");
    assertThat(new Rights(worker).read(TestDatabase.MAPPINGS))
        .isEqualTo(new Rights.Report(WORKER, List.of()));
    assertThat(new Schema(worker).missing(TestDatabase.MAPPINGS)).isEmpty();
    assertThat(
            database
                .admin()
                .queryForObject(
                    "select count(*) from pg_shdepend where deptype = 'o' and refobjid = ?::regrole",
                    Integer.class,
                    WORKER))
        .isZero();
    assertThatThrownBy(() -> worker.execute("truncate public.jobs"))
        .hasMessageContaining("permission denied for table jobs");
    assertThatThrownBy(() -> worker.execute("create table public.own (id int)"))
        .hasMessageContaining("permission denied for schema public");
  }

  @Test
  void eachRightThatTheRoleLacksIsNamedWithWhatGivesIt() {
    TestDatabase database = TestDatabase.empty();
    database.admin().execute("alter role syncer createrole");
    new Setup(database.postgres, WORKER).run(TestDatabase.MAPPINGS);
    database.postgres.execute("revoke delete, update on public.jobs from " + WORKER);
    database.postgres.execute("revoke all on sync.link from " + WORKER);
    database.postgres.execute("revoke all on function sync.version() from " + WORKER);
    database.postgres.execute("drop policy sync_worker on public.jobs__needs");

    assertThat(
            new Rights(new Postgres(database.pool(WORKER), "there"))
                .read(TestDatabase.MAPPINGS)
                .missing())
        .containsExactlyInAnyOrder(
            "grant update, delete on public.jobs to worker",
            "grant select, insert, update, delete on sync.link to worker",
            "grant execute on function sync.version() to worker",
            "create policy sync_worker on public.jobs__needs to worker using (true) with check"
                + " (true)");

    new Setup(database.postgres, WORKER).run(TestDatabase.MAPPINGS);

    assertThat(
            new Rights(new Postgres(database.pool(WORKER), "there"))
                .read(TestDatabase.MAPPINGS)
                .missing())
        .isEmpty();
  }

  @Test
  void theVersionThatIsWaitedForIsThatOfTheLastMigration() {
    TestDatabase database = TestDatabase.create();

    assertThat(
            database
                .admin()
                .queryForObject(
                    "select max(version::int) from sync.flyway_schema_history", Integer.class))
        .isEqualTo(Schema.VERSION);
  }
}
