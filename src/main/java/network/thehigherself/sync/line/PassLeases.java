package network.thehigherself.sync.line;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import network.thehigherself.sync.postgres.Lease;
import network.thehigherself.sync.postgres.LeaseLostException;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.PostgresException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the lease of a database for a pass, keeps it alive while the pass goes on, gives it back.
 */
public final class PassLeases implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PassLeases.class);

  private final Leases leases;
  private final Duration length;
  private final String holder;
  private final ScheduledExecutorService heartbeat =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "lease-heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param length how long a pass holds its database without a sign of life
   * @param holder who this process is, for people who look into {@code sync.lease}
   */
  public PassLeases(Leases leases, Duration length, String holder) {
    this.leases = leases;
    this.length = length;
    this.holder = holder;
  }

  /** The lease of a database, see {@link Leases#await}. */
  Optional<Lease> await(String database, Duration wait) throws InterruptedException {
    return leases.await(database, holder, length, wait);
  }

  /** Renews the lease of a pass until it is released; breaks the pass off where it is lost. */
  void keepAlive(Pass pass) {
    long third = length.toMillis() / 3;
    pass.keepAlive(
        heartbeat.scheduleWithFixedDelay(() -> renew(pass), third, third, TimeUnit.MILLISECONDS));
  }

  private void renew(Pass pass) {
    try {
      leases.renew(pass.lease());
    } catch (LeaseLostException lost) {
      pass.breakOff(lost);
    } catch (PostgresException away) {
      LOG.debug("{}: lease not renewed: {}", pass.lease().database(), away.getMessage());
    }
  }

  /** Runs the work in one transaction under the lease, see {@link Leases#transaction}. */
  void transaction(Lease lease, Runnable work) {
    leases.transaction(lease, work);
  }

  /** Gives the lease of a pass back. */
  void release(Pass pass) {
    pass.letGo();
    leases.release(pass.lease());
  }

  /** Gives the lease of a pass back; where PostgreSQL is away, it ends by itself. */
  void releaseIfReachable(Pass pass) {
    try {
      release(pass);
    } catch (PostgresException away) {
      LOG.debug("{}: the lease ends by itself: {}", pass.lease().database(), away.getMessage());
    }
  }

  /** Gives back a lease whose pass never began. */
  void release(Lease lease) {
    leases.release(lease);
  }

  @Override
  public void close() {
    heartbeat.shutdownNow();
  }
}
