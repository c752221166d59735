package network.thehigherself.sync.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Who works on which database. Nothing is held open for a lease: it is a row with a time, by
 * PostgreSQL's clock. A holder that hung past its time finds its token outdone.
 */
public final class Leases {
  private static final long RETRY_MILLIS = 200;

  /**
   * A row that somebody holds for long must not keep a pass from all others. The setting ends with
   * its transaction, also behind a pooler (PostgreSQL, "SET").
   */
  private static final String PATIENCE = "set local lock_timeout = '3s'";

  private final Postgres postgres;

  public Leases(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Takes the lease where it is free.
   *
   * @param holder who asks, for people who look into the table
   * @return empty while somebody else has it
   */
  public Optional<Lease> tryAcquire(String database, String holder, Duration length) {
    return postgres
        .file("lease_acquire")
        .param("database", database)
        .param("holder", holder)
        .param("millis", length.toMillis())
        .query(Long.class)
        .optional()
        .map(token -> new Lease(database, token, length));
  }

  /**
   * Takes the lease as soon as it is free. Whoever finds it busy asks again soon, so that nobody
   * starves.
   *
   * @return empty where somebody else had it as long as {@code wait}
   */
  public Optional<Lease> await(String database, String holder, Duration length, Duration wait)
      throws InterruptedException {
    Instant until = Instant.now().plus(wait);
    Optional<Lease> lease = tryAcquire(database, holder, length);
    while (lease.isEmpty() && Instant.now().isBefore(until)) {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      lease = tryAcquire(database, holder, length);
    }
    return lease;
  }

  /**
   * Does the work under the lease, between two passes, and gives it back.
   *
   * @return what the work returned; empty where somebody else had the lease as long as {@code wait}
   */
  public <T> Optional<T> alone(
      String database, String holder, Duration length, Duration wait, Function<Lease, T> work)
      throws InterruptedException {
    Optional<Lease> lease = await(database, holder, length, wait);
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.apply(lease.get()));
    } finally {
      release(lease.get());
    }
  }

  /** Whether nobody has the lease now. */
  public boolean isFree(String database) {
    return postgres
        .sql(
            """
            select not exists (
              select from sync.lease where database = :database and until > clock_timestamp())""")
        .param("database", database)
        .query(Boolean.class)
        .single();
  }

  /**
   * Lets the lease last its full length from now.
   *
   * @throws LeaseLostException where somebody else has it now
   */
  public void renew(Lease lease) {
    int held =
        postgres
            .sql(
                """
                update sync.lease set until = clock_timestamp() + :millis * interval '1 millisecond'
                where database = :database and token = :token""")
            .param("database", lease.database())
            .param("token", lease.token())
            .param("millis", lease.length().toMillis())
            .update();
    if (held == 0) {
      throw new LeaseLostException(lease.database());
    }
  }

  /** Gives the lease back. One that was lost is left to its new holder. */
  public void release(Lease lease) {
    postgres
        .sql(
            """
            update sync.lease set until = clock_timestamp()
            where database = :database and token = :token and until > clock_timestamp()""")
        .param("database", lease.database())
        .param("token", lease.token())
        .update();
  }

  /**
   * Runs the work in one transaction that renews the lease first. Nobody can take the lease until
   * it ends.
   *
   * @throws LeaseLostException where somebody else has it now; then nothing was written
   * @throws PostgresTimeoutException where somebody holds what the work needs; likewise
   */
  public <T> T transaction(Lease lease, Supplier<T> work) {
    return postgres.transaction(
        () -> {
          postgres.execute(PATIENCE);
          renew(lease);
          return work.get();
        });
  }

  /** Runs the work in one transaction, as {@link #transaction(Lease, Supplier)} does. */
  public void transaction(Lease lease, Runnable work) {
    transaction(
        lease,
        () -> {
          work.run();
          return true;
        });
  }
}
