package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;

/** Settling while people work on the same rows. */
class ConcurrencyTest {
  private final Bench bench = new Bench();
  private final UUID key = UUID.randomUUID();
  private final UUID target = UUID.randomUUID();

  @Test
  void anEditThatIsCommittedWhileWeWaitIsNotOverwritten() throws SQLException {
    bench.settle(bench.created(key, "old").build());

    Settled settled =
        whileSomebodyRuns("update jobs set name = 'by hand' where id = '" + key + "'", rename());

    assertThat(settled.stale()).containsExactly(key);
    assertThat(bench.row(key).fields()).containsEntry("name", Value.of("by hand"));
  }

  @Test
  void aJoinRowThatIsCommittedWhileWeWaitIsAnEditOfTheRow() throws SQLException {
    bench.settle(bench.created(key, "old").build(), bench.created(target, "t").build());

    Settled settled =
        whileSomebodyRuns(
            "insert into jobs__needs values ('%s', '%s')".formatted(key, target), rename());

    assertThat(settled.stale()).containsExactly(key);
    assertThat(bench.row(key).fields().get("needs").asSet()).containsExactly(target.toString());
  }

  @Test
  void aTargetThatIsDeletedWhileWeWaitIsWaitedFor() throws SQLException {
    bench.settle(bench.created(key, "old").build(), bench.created(target, "t").build());
    Value wanted = Value.elements(Set.of(target.toString()));

    Settled settled =
        whileSomebodyRuns(
            "delete from jobs where id = '" + target + "'",
            Settlement.of(key)
                .write(
                    RowWrite.update(
                        bench.row(key).updatedAt(),
                        Map.of("needs", wanted, "parent_id", Value.of(target.toString()))))
                .agreed("needs", wanted)
                .build());

    assertThat(settled.written()).containsExactly(key);
    assertThat(bench.pendingOf(key)).containsExactly(target.toString(), target.toString());
    assertThat(bench.row(key).fields()).containsEntry("needs", wanted);
  }

  @Test
  void aTransactionThatIsBrokenOffIsTriedAgain() {
    failTimes(3);

    assertThat(bench.settle(bench.created(key, "n").build()).written()).containsExactly(key);
    assertThat(bench.link(key).fields()).containsKey("name");
  }

  @Test
  void aDeadlockIsNoRecordsFaultAndIsTriedAgain() throws SQLException {
    UUID low = new UUID(1, 0);
    UUID high = new UUID(2, 0);
    bench.settle(bench.created(low, "old").build(), bench.created(high, "old").build());
    try (Connection somebody = bench.database.pool("people").getConnection();
        Statement lock = somebody.createStatement()) {
      somebody.setAutoCommit(false);
      lock.execute("select from jobs where id = '" + high + "' for update");
      CompletableFuture<Settled> settled =
          CompletableFuture.supplyAsync(() -> bench.settle(rename(low), rename(high)));
      await().until(() -> waiting() == 1);
      lock.execute("select from jobs where id = '" + low + "' for update");
      somebody.commit();

      assertThat(settled.join().written()).containsExactlyInAnyOrder(low, high);
    }
    await()
        .untilAsserted(
            () ->
                assertThat(
                        bench.admin.queryForObject(
                            "select deadlocks from pg_stat_database"
                                + " where datname = current_database()",
                            Integer.class))
                    .isEqualTo(1));
  }

  @Test
  void aTransactionThatIsBrokenOffAgainAndAgainIsNoRecordsFault() {
    failTimes(99);

    assertThatThrownBy(() -> bench.settle(bench.created(key, "n").build()))
        .isInstanceOf(PostgresBusyException.class);
    assertThat(bench.row(key)).isNull();
  }

  @Test
  void aRowThatSomebodyHoldsForLongIsOwedAndTheOthersArrive() throws SQLException {
    UUID other = UUID.randomUUID();
    bench.settle(bench.created(key, "old").build(), bench.created(other, "old").build());
    try (Connection somebody = bench.database.pool("people").getConnection();
        Statement lock = somebody.createStatement()) {
      somebody.setAutoCommit(false);
      lock.execute("select from jobs where id = '" + key + "' for update");

      Settled settled = bench.settle(rename(key), rename(other));

      assertThat(settled.written()).containsExactly(other);
      assertThat(settled.stale()).containsExactly(key);
      assertThat(settled.refused()).isEmpty();
      assertThat(bench.admin.queryForList("select key from sync.owed", UUID.class))
          .containsExactly(key);
    }
    assertThat(bench.settle(rename(key)).written()).containsExactly(key);
    assertThat(bench.admin.queryForList("select key from sync.owed", UUID.class)).isEmpty();
  }

  @Test
  void aServerThatGoesAwayIsNoRecordsFault() {
    bench.admin.execute(
        """
        create function public.die() returns trigger language plpgsql security definer as
        $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$""");
    bench.admin.execute(
        "create trigger die before insert on jobs for each row execute function die()");

    assertThatThrownBy(() -> bench.settle(bench.created(key, "n").build()))
        .isInstanceOf(PostgresAwayException.class);
    assertThat(bench.row(key)).isNull();
  }

  private Settlement rename() {
    return rename(key);
  }

  private Settlement rename(UUID record) {
    return Settlement.of(record)
        .write(RowWrite.update(bench.row(record).updatedAt(), Map.of("name", Value.of("ours"))))
        .agreed("name", Value.of("ours"))
        .build();
  }

  /** Serialization failures as a server gives them; a sequence is not rolled back. */
  private void failTimes(int times) {
    bench.admin.execute("create sequence public.failures");
    bench.admin.execute(
        """
        create function public.fail() returns trigger language plpgsql security definer as $$
        begin
          if nextval('public.failures') <= %d then
            raise exception 'not now' using errcode = '40001';
          end if;
          return new;
        end $$"""
            .formatted(times));
    bench.admin.execute(
        "create trigger fail before insert on jobs for each row execute function fail()");
  }

  /** Somebody's transaction is open when the settlement begins, and commits once it waits. */
  private Settled whileSomebodyRuns(String statement, Settlement settlement) throws SQLException {
    try (Connection somebody = bench.database.pool("people").getConnection();
        Statement edit = somebody.createStatement()) {
      somebody.setAutoCommit(false);
      edit.execute(statement);
      CompletableFuture<Settled> settled =
          CompletableFuture.supplyAsync(() -> bench.settle(settlement));
      await().until(() -> waiting() == 1);
      somebody.commit();
      return settled.join();
    }
  }

  private int waiting() {
    return bench.admin.queryForObject(
        "select count(*) from pg_stat_activity"
            + " where datname = current_database() and wait_event_type = 'Lock'",
        Integer.class);
  }
}
