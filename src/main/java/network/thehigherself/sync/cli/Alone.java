package network.thehigherself.sync.cli;

import java.time.Duration;
import java.util.function.Function;
import network.thehigherself.sync.postgres.Lease;
import network.thehigherself.sync.postgres.Leases;
import picocli.CommandLine.Option;

/** {@code --wait}, and work that nobody else may be at the same database with. */
final class Alone {
  /** Who this process is, for people who look into {@code sync.lease}. */
  static final String HOLDER = "process " + ProcessHandle.current().pid();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait for a database that another copy works on (default: 60).")
  private long wait = 60;

  /**
   * Does the work under the lease of a database, between two passes.
   *
   * @return the exit code of the work, or that of a database that stays busy
   */
  int with(Settings settings, Leases leases, String database, Function<Lease, Integer> work)
      throws InterruptedException {
    Duration length = settings.duration("lease.duration");
    return leases
        .alone(database, HOLDER, length, Duration.ofSeconds(wait), work)
        .orElseGet(() -> busy(database));
  }

  private static int busy(String database) {
    System.err.println(
        database
            + ": another copy of the program works on it; nothing was done. Run this again when it is done, or with a longer --wait.");
    return ExitCode.INCOMPLETE;
  }
}
