package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private final TestDatabase database = TestDatabase.create();
  private final Leases leases = new Leases(database.postgres);

  @Test
  void onlyOneHoldsALease() {
    Lease first = leases.tryAcquire("jobs", "one", LONG).orElseThrow();

    assertThat(leases.tryAcquire("jobs", "two", LONG)).isEmpty();
    assertThat(leases.tryAcquire("teams", "two", LONG)).isPresent();

    leases.release(first);

    Lease second = leases.tryAcquire("jobs", "two", LONG).orElseThrow();
    assertThat(second.token()).isGreaterThan(first.token());
  }

  @Test
  void whoHungFindsItsTokenOutdoneAndCanDoNoHarm() {
    Lease hung = leases.tryAcquire("jobs", "one", Duration.ZERO).orElseThrow();
    leases.renew(hung);
    Lease next = leases.tryAcquire("jobs", "two", LONG).orElseThrow();

    assertThatThrownBy(() -> leases.renew(hung)).isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> leases.transaction(hung, () -> {}))
        .isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> new Intents(database.postgres).open(hung, List.of()))
        .isInstanceOf(LeaseLostException.class);
    leases.release(hung);

    assertThat(leases.tryAcquire("jobs", "three", LONG)).isEmpty();
    leases.renew(next);
  }

  @Test
  void nobodyTakesALeaseWhileItsTransactionRuns() throws Exception {
    Lease lease = leases.tryAcquire("jobs", "one", Duration.ofMillis(300)).orElseThrow();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    CompletableFuture<Void> work =
        CompletableFuture.runAsync(
            () ->
                leases.transaction(
                    lease,
                    () -> {
                      inside.countDown();
                      await().until(() -> finish.getCount() == 0);
                    }));
    inside.await();
    await()
        .until(
            () ->
                database
                    .admin()
                    .queryForObject(
                        "select clock_timestamp() > until from sync.lease", Boolean.class));

    CompletableFuture<Optional<Lease>> other =
        CompletableFuture.supplyAsync(() -> leases.tryAcquire("jobs", "two", LONG));
    await().until(() -> waiting() == 1);
    assertThat(other).isNotDone();
    finish.countDown();
    work.join();

    assertThat(other.join()).isPresent();
  }

  private int waiting() {
    return database
        .admin()
        .queryForObject(
            "select count(*) from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'",
            Integer.class);
  }
}
