package network.thehigherself.sync.line;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runs that a person started in this process, so that a firing finds its options and its
 * report.
 */
public final class OpenRuns {
  private final Map<UUID, RunReport> open = new ConcurrentHashMap<>();
  private final Duration leaseWait;

  /**
   * @param leaseWait how long a scheduled firing waits for a database that is busy
   */
  public OpenRuns(Duration leaseWait) {
    this.leaseWait = leaseWait;
  }

  /** Opens a run; its firings carry its id under {@link RunNow#RUN}. */
  public RunReport open(RunOptions options) {
    RunReport report = new RunReport(options);
    open.put(options.run(), report);
    return report;
  }

  /** Opens a run of this id that a person started and left as it is. */
  RunReport open(UUID run) {
    return open(RunOptions.once(run, leaseWait));
  }

  /** Forgets a run, once its last firing is through. */
  public void close(RunReport report) {
    open.remove(report.options().run());
  }

  /** The report of the run of this id; a new one for a firing of the schedule (null). */
  RunReport of(UUID run) {
    RunReport report = run == null ? null : open.get(run);
    return report == null ? new RunReport(RunOptions.scheduled(leaseWait)) : report;
  }
}
