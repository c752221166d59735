package network.thehigherself.sync.cli;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import network.thehigherself.sync.line.DatabaseReport;
import network.thehigherself.sync.line.Headway;
import network.thehigherself.sync.line.RunReport;
import network.thehigherself.sync.line.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people who wait how far a run has come: a bar on a terminal, else a line now and then. */
public final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final Duration BLINK = Duration.ofMillis(250);
  private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);

  private final Function<Supplier<Headway>, AutoCloseableShow> way;

  private Progress(Function<Supplier<Headway>, AutoCloseableShow> way) {
    this.way = way;
  }

  /** A bar where a person watches, lines in the log where a program does. */
  static Progress of(OutputOption output) {
    return isTerminal() && !output.isJson()
        ? new Progress(Progress::bar)
        : lines(NOW_AND_THEN, LOG::info);
  }

  /** A line after each such pause. */
  static Progress lines(Duration pause, Consumer<String> said) {
    return new Progress(headway -> every(pause, () -> said.accept(headway.get().text())));
  }

  /** Shows nothing. */
  public static Progress none() {
    return new Progress(headway -> () -> {});
  }

  /** Whether a person watches. */
  @SuppressWarnings("SystemConsoleNull") // the property brings null back where there is no terminal
  static boolean isTerminal() {
    System.setProperty("jdk.console", "java.base");
    return System.console() != null;
  }

  /**
   * Shows the run until closed.
   *
   * @param total how many records it will read, about; null where nobody knows
   */
  AutoCloseableShow of(RunReport report, Long total) {
    long start = System.nanoTime();
    return way.apply(
        () -> new Headway(read(report), total, Duration.ofNanos(System.nanoTime() - start)));
  }

  private static AutoCloseableShow bar(Supplier<Headway> headway) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Records")
            .setUpdateIntervalMillis((int) BLINK.toMillis())
            .showSpeed()
            .build();
    Runnable step =
        () -> {
          Headway now = headway.get();
          bar.maxHint(now.total() == null ? -1 : now.total());
          bar.stepTo(now.done());
        };
    AutoCloseableShow steps = every(BLINK, step);
    return () -> {
      steps.close();
      step.run();
      bar.close();
    };
  }

  private static AutoCloseableShow every(Duration pause, Runnable step) {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> steps =
        timer.scheduleAtFixedRate(step, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    return () -> {
      steps.cancel(false);
      timer.shutdownNow();
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
