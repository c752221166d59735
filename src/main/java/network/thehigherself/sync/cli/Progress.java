package network.thehigherself.sync.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import network.thehigherself.sync.line.DatabaseReport;
import network.thehigherself.sync.line.RunReport;
import network.thehigherself.sync.line.Tally;

/** Shows on a terminal how many records a run has read; elsewhere it shows nothing. */
public final class Progress {
  private static final long MILLIS = 250;

  private final boolean terminal;

  private Progress(boolean terminal) {
    this.terminal = terminal;
  }

  /** A bar where a person watches, nothing where a program does. */
  static Progress onTerminal() {
    return new Progress(isTerminal());
  }

  /** Whether a person watches. */
  @SuppressWarnings("SystemConsoleNull") // the property brings null back where there is no terminal
  static boolean isTerminal() {
    System.setProperty("jdk.console", "java.base");
    return System.console() != null;
  }

  /** Shows nothing. */
  public static Progress none() {
    return new Progress(false);
  }

  /** Shows the run until closed. */
  AutoCloseableShow of(RunReport report) {
    if (!terminal) {
      return () -> {};
    }
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Records")
            .setInitialMax(-1)
            .setUpdateIntervalMillis((int) MILLIS)
            .showSpeed()
            .build();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> steps =
        timer.scheduleAtFixedRate(
            () -> bar.stepTo(read(report)), MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    return () -> {
      steps.cancel(false);
      timer.shutdownNow();
      bar.stepTo(read(report));
      bar.close();
    };
  }

  private static long read(RunReport report) {
    return report.databases().stream().mapToLong(Progress::read).sum();
  }

  private static long read(DatabaseReport database) {
    return database.fromNotion().get(Tally.Kind.READ)
        + database.fromSupabase().get(Tally.Kind.READ);
  }

  /** What is shown, until it is closed. */
  interface AutoCloseableShow extends AutoCloseable {
    @Override
    void close();
  }
}
