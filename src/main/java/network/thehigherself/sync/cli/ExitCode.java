package network.thehigherself.sync.cli;

import network.thehigherself.sync.line.DatabaseReport;
import network.thehigherself.sync.line.RunReport;

/** How a command ends, for scripts. Of several databases the largest counts. */
public final class ExitCode {
  public static final int DONE = 0;

  /** Done, but some records failed, are held or in conflict, or a database was busy. */
  public static final int INCOMPLETE = 1;

  /** Wrong usage or configuration. */
  public static final int USAGE = 2;

  /** A guard refused. */
  public static final int REFUSED = 3;

  /** Notion or PostgreSQL could not be reached. */
  public static final int AWAY = 4;

  private ExitCode() {}

  /**
   * The exit code of a run.
   *
   * @param report what the run did
   * @param openProblems how many conflicts, dead letters and held records are open in its databases
   */
  static int of(RunReport report, long openProblems) {
    int worst = openProblems > 0 ? INCOMPLETE : DONE;
    if (report.stopped().isPresent()) {
      worst = of(report.stopped().get().outcome());
    }
    for (DatabaseReport database : report.databases()) {
      worst = Math.max(worst, of(database));
    }
    return worst;
  }

  private static int of(DatabaseReport database) {
    return Math.max(database.failed() > 0 ? INCOMPLETE : DONE, of(database.outcome()));
  }

  /** The exit code of one database's outcome. */
  static int of(DatabaseReport.Outcome outcome) {
    return switch (outcome) {
      case DONE -> DONE;
      case BUSY, NOT_SHARED, FAILED -> INCOMPLETE;
      case MISCONFIGURED -> USAGE;
      case REFUSED -> REFUSED;
      case AWAY -> AWAY;
    };
  }
}
