package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application without rights on schema sync truncates: its rows go as deleted ones do. */
class TruncateTest {
  private final TestDatabase database = TestDatabase.create();
  private final JdbcTemplate people = database.people();
  private final Rows rows = new Rows(database.postgres, TestDatabase.MAPPINGS);
  private final UUID team = insert("teams");
  private final UUID job = insert("jobs");
  private final UUID child = insert("jobs");

  TruncateTest() {
    people.update("update jobs set team_id = ?, parent_id = ? where id = ?", team, job, child);
    people.update("insert into jobs__needs values (?, ?)", child, job);
    people.update("insert into jobs__helpers values (?, ?)", child, team);
  }

  @Test
  void aTruncatedJoinTableIsAnEditOfItsOwners() {
    RowState before = read(child);

    people.execute("truncate jobs__needs");

    RowState after = read(child);
    assertThat(after.fields().get("needs")).isEqualTo(Value.elements(Set.of()));
    assertThat(after.updatedAt()).isAfter(before.updatedAt());
    assertThat(read(job).updatedAt()).as("the target").isBefore(after.updatedAt());
    assertThat(buried(TestDatabase.jobs())).isEmpty();
  }

  @Test
  void theRowsOfTwoTablesThatAreTruncatedTogetherLeaveTombstones() {
    people.execute("truncate jobs, jobs__needs, jobs__helpers");

    assertThat(buried(TestDatabase.jobs())).containsExactlyInAnyOrder(job, child);
    assertThat(buried(TestDatabase.teams())).isEmpty();
    assertThat(count("jobs")).isZero();
  }

  @Test
  void aTruncateThatCascadesLeavesATombstoneOfEveryRowThatItTakes() {
    people.execute("truncate teams cascade");

    assertThat(buried(TestDatabase.teams())).containsExactly(team);
    assertThat(buried(TestDatabase.jobs())).containsExactlyInAnyOrder(job, child);
  }

  @Test
  void joinRowsThatGoWithTheirRowsWaitForThem() {
    people.execute("truncate jobs cascade");

    assertThat(
            database
                .admin()
                .queryForList(
                    "select distinct field from sync.pending_reference where key = ?",
                    String.class,
                    child))
        .containsExactlyInAnyOrder("needs", "helpers");
  }

  @Test
  void aTruncateThatIsTakenBackLeavesNothing() {
    people.execute("begin; truncate jobs cascade; rollback");

    assertThat(buried(TestDatabase.jobs())).isEmpty();
    assertThat(count("jobs")).isEqualTo(2);
  }

  @Test
  void rowsThatAreLoadedAgainInTheSameTransactionWereNeverGone() {
    people.execute(
        """
        begin;
        truncate jobs cascade;
        insert into jobs (id, name) values ('%s', 'again'), ('%s', 'again');
        commit"""
            .formatted(job, child));

    assertThat(buried(TestDatabase.jobs())).isEmpty();
    assertThat(read(child).fields().get("needs").asSet()).containsExactly(job.toString());
  }

  @Test
  void aTableWhoseOwnerIsHeldBackByItsOwnPoliciesIsNotTruncatedUnseen() {
    database.admin().execute("alter table jobs force row level security");

    assertThatThrownBy(() -> people.execute("truncate jobs cascade"))
        .hasStackTraceContaining("row-level security policy");

    assertThat(count("jobs")).isEqualTo(2);
  }

  @Test
  void aLargeTableIsTruncatedInSeconds() {
    people.execute(
        "insert into jobs (name, parent_id) select n::text, '%s' from generate_series(1, 10000) n"
            .formatted(job));
    people.execute(
        "insert into jobs__needs select id, '%s' from jobs where parent_id = '%1$s'"
            .formatted(job)
            .concat(" on conflict do nothing"));
    Instant start = Instant.now();

    people.execute("truncate jobs cascade");

    Duration taken = Duration.between(start, Instant.now());
    System.out.printf("truncate of 10,000 rows with as many join rows: %d ms%n", taken.toMillis());
    assertThat(buried(TestDatabase.jobs())).hasSize(10_002);
    assertThat(taken).isLessThan(Duration.ofSeconds(20));
  }

  private Set<UUID> buried(Mapping mapping) {
    List<UUID> keys =
        database
            .admin()
            .queryForList(
                "select key from sync.tombstone where database = ?",
                UUID.class,
                mapping.database());
    return new Tombstones(database.postgres).read(mapping.database(), keys).keySet();
  }

  private long count(String table) {
    return database.admin().queryForObject("select count(*) from " + table, Long.class);
  }

  private RowState read(UUID key) {
    return rows.read(TestDatabase.jobs(), List.of(key)).get(key);
  }

  private UUID insert(String table) {
    return people.queryForObject(
        "insert into " + table + " (name) values ('a') returning id", UUID.class);
  }
}
