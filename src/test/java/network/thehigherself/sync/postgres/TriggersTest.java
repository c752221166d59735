package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people do in SQL, with rights on schema public only, and what the sync sees of it. */
class TriggersTest {
  private static final TestDatabase DATABASE = TestDatabase.create();

  private final JdbcTemplate people = DATABASE.people();
  private final JdbcTemplate admin = DATABASE.admin();
  private final Rows rows = new Rows(DATABASE.postgres, TestDatabase.MAPPINGS);
  private final PendingReferences pending =
      new PendingReferences(DATABASE.postgres, TestDatabase.MAPPINGS);

  @Test
  void eachChangeHasATimeOfItsOwn() {
    UUID job = job("a");
    OffsetDateTime first = time(job);

    people.execute(
        """
        begin;
        update jobs set note = 'x' where id = '%1$s';
        update jobs set updated_at = '2000-01-01' where id = '%1$s';
        commit"""
            .formatted(job));

    assertThat(time(job)).isAfter(first);
    assertThat(
            people.queryForObject(
                "select created_at from jobs where id = ?", OffsetDateTime.class, job))
        .isBeforeOrEqualTo(first);
  }

  @Test
  void theTimeNeverGoesBack() {
    UUID job = job("a");
    admin.execute("alter table jobs disable trigger zzz_sync_touch");
    admin.update("update jobs set updated_at = '2999-01-01Z' where id = ?", job);
    admin.execute("alter table jobs enable trigger zzz_sync_touch");
    OffsetDateTime ahead = time(job);

    people.update("update jobs set note = 'x' where id = ?", job);

    assertThat(time(job)).isEqualTo(ahead.plusNanos(1000));
  }

  @Test
  void addingOrRemovingAJoinRowIsAnEditOfItsOwner() {
    UUID owner = job("owner");
    UUID target = job("target");
    OffsetDateTime ownerBefore = time(owner);
    OffsetDateTime targetBefore = time(target);

    people.update("insert into jobs__needs values (?, ?)", owner, target);

    assertThat(needs(owner)).containsExactly(target.toString());
    OffsetDateTime added = time(owner);
    assertThat(added).isAfter(ownerBefore);

    people.update("delete from jobs__needs where jobs_id = ?", owner);

    assertThat(needs(owner)).isEmpty();
    assertThat(pendingOf(owner)).isEmpty();
    assertThat(time(owner)).isAfter(added);
    assertThat(time(target)).isEqualTo(targetBefore);
  }

  @Test
  void movingAJoinRowIsAnEditOfBothOwners() {
    UUID one = job("one");
    UUID other = job("other");
    UUID target = job("target");
    people.update("insert into jobs__needs values (?, ?)", one, target);
    OffsetDateTime before = time(one);
    OffsetDateTime otherBefore = time(other);

    people.update("update jobs__needs set jobs_id = ? where jobs_id = ?", other, one);

    assertThat(needs(one)).isEmpty();
    assertThat(needs(other)).containsExactly(target.toString());
    assertThat(time(one)).isAfter(before);
    assertThat(time(other)).isAfter(otherBefore);
    assertThat(pendingOf(one)).isEmpty();
  }

  @Test
  void deletingARowTakesNoReferenceAwayAndItsReturnBringsThemBack() {
    UUID team = team("team");
    UUID target = job("target");
    UUID owner = job("owner");
    people.update("update jobs set team_id = ?, parent_id = ? where id = ?", team, target, owner);
    people.update("insert into jobs__needs values (?, ?)", owner, target);
    people.update("insert into jobs__helpers values (?, ?)", owner, team);
    RowState before = read(owner);

    people.update("delete from jobs where id = ?", target);
    people.update("delete from teams where id = ?", team);

    RowState without = read(owner);
    assertThat(without.fields()).isEqualTo(before.fields());
    assertThat(without.pendingFields())
        .isEqualTo(Set.of("team_id", "parent_id", "needs", "helpers"));
    assertThat(people.queryForList("select * from jobs__needs where jobs_id = ?", owner)).isEmpty();

    people.update("insert into jobs (id, name) values (?, 'back')", target);
    people.update("insert into teams (id, name) values (?, 'back')", team);

    assertThat(settle(TestDatabase.jobs())).isGreaterThanOrEqualTo(4);
    RowState after = read(owner);
    assertThat(after.fields()).isEqualTo(before.fields());
    assertThat(after.pendingFields()).isEmpty();
    assertThat(people.queryForObject("select parent_id from jobs where id = ?", UUID.class, owner))
        .isEqualTo(target);
  }

  @Test
  void aForeignKeySetByHandWaitsForNobody() {
    UUID gone = team("gone");
    UUID chosen = team("chosen");
    UUID job = job("a");
    people.update("update jobs set team_id = ? where id = ?", gone, job);
    people.update("delete from teams where id = ?", gone);
    assertThat(pendingOf(job)).containsExactly(gone.toString());

    people.update("update jobs set team_id = ? where id = ?", chosen, job);

    assertThat(pendingOf(job)).isEmpty();
    assertThat(read(job).fields().get("team_id")).isEqualTo(Value.of(chosen.toString()));
  }

  @Test
  void aForeignKeyClearedByHandIsAnEdit() {
    UUID team = team("team");
    UUID job = job("a");
    people.update("update jobs set team_id = ? where id = ?", team, job);

    people.update("update jobs set team_id = null where id = ?", job);

    assertThat(pendingOf(job)).isEmpty();
    assertThat(read(job).fields().get("team_id")).isEqualTo(Value.empty());
  }

  @Test
  void deletedRowsLeaveATombstoneUntilTheyComeBack() {
    UUID one = job("one");
    UUID other = job("other");

    people.update("delete from jobs where id in (?, ?)", one, other);

    Tombstones tombstones = new Tombstones(DATABASE.postgres);
    assertThat(tombstones.read("jobs", List.of(one, other))).containsOnlyKeys(one, other);
    assertThat(
            admin.queryForObject(
                "select \"row\" ->> 'name' from sync.tombstone where key = ?", String.class, one))
        .isEqualTo("one");

    people.update("insert into jobs (id, name) values (?, 'again')", one);

    assertThat(tombstones.read("jobs", List.of(one, other))).containsOnlyKeys(other);
  }

  @Test
  void aRowThatIsDeletedAndMadeAgainInOneTransactionKeepsItsReferences() {
    UUID target = job("target");
    UUID owner = job("owner");
    people.update("insert into jobs__needs values (?, ?)", owner, target);

    people.execute(
        """
        begin;
        delete from jobs where id = '%1$s';
        insert into jobs (id, name) values ('%1$s', 'new');
        commit"""
            .formatted(owner));

    assertThat(new Tombstones(DATABASE.postgres).read("jobs", List.of(owner))).isEmpty();
    assertThat(needs(owner)).containsExactly(target.toString());
  }

  @Test
  void rowsThatReferToEachOtherCanGoTogether() {
    UUID one = job("one");
    UUID other = job("other");
    people.update("insert into jobs__needs values (?, ?), (?, ?)", one, other, other, one);
    people.update("update jobs set parent_id = ? where id = ?", one, other);

    people.update("delete from jobs where id in (?, ?)", one, other);

    assertThat(new Tombstones(DATABASE.postgres).read("jobs", List.of(one, other))).hasSize(2);
  }

  @Test
  void nobodyElseMayAttachTheFunctionsToATable() {
    assertThat(
            admin.queryForObject(
                "select has_function_privilege('people', 'sync.join_rows_changed()', 'execute')",
                Boolean.class))
        .isFalse();
  }

  private int settle(Mapping mapping) {
    Leases leases = new Leases(DATABASE.postgres);
    Lease lease =
        leases
            .tryAcquire(mapping.database(), "test", java.time.Duration.ofMinutes(1))
            .orElseThrow();
    try {
      return pending.settle(lease, mapping);
    } finally {
      leases.release(lease);
    }
  }

  private UUID job(String name) {
    return insert("jobs", name);
  }

  private UUID team(String name) {
    return insert("teams", name);
  }

  private UUID insert(String table, String name) {
    return people.queryForObject(
        "insert into " + table + " (name) values (?) returning id", UUID.class, name);
  }

  private OffsetDateTime time(UUID job) {
    return people.queryForObject(
        "select updated_at from jobs where id = ?", OffsetDateTime.class, job);
  }

  private RowState read(UUID job) {
    return rows.read(TestDatabase.jobs(), List.of(job)).get(job);
  }

  private Set<String> needs(UUID job) {
    return read(job).fields().get("needs").asSet();
  }

  private List<String> pendingOf(UUID key) {
    return admin.queryForList(
        "select target from sync.pending_reference where key = ?", String.class, key);
  }
}
