package network.thehigherself.sync.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import network.thehigherself.sync.line.DatabaseReport;
import network.thehigherself.sync.line.Door;
import network.thehigherself.sync.line.OpenProblems;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.line.RunReport;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Requests;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.postgres.OwedKeys;
import org.quartz.SchedulerException;

/** One run of the enabled databases: each of their doors once, then what is still owed. */
public final class SyncRun {
  /** How often databases wait for each other's records within one run. */
  private static final int ROUNDS = 3;

  private final Engine engine;
  private final List<Mapping> chosen;
  private final RunOptions options;

  /**
   * @param chosen the databases, parents before children
   */
  public SyncRun(Engine engine, List<Mapping> chosen, RunOptions options) {
    this.engine = engine;
    this.chosen = chosen;
    this.options = options;
  }

  /** Runs, and says what was done. */
  public SyncOutput run(Progress progress) throws InterruptedException {
    return run(progress, firstMeeting -> {});
  }

  /**
   * Runs, and says what was done.
   *
   * @param told is told of each first meeting before anything is written to that database
   */
  SyncOutput run(Progress progress, Consumer<DatabaseReport> told) throws InterruptedException {
    Requests.Count before = engine.requests().soFar();
    long start = System.nanoTime();
    RunReport report = engine.runs().open(options);
    report.onFirstMeeting(told);
    chosen.forEach(mapping -> report.database(mapping.database()));
    try (var shown = progress.of(report, total())) {
      sweep();
      for (Mapping mapping : chosen) {
        for (Door door : doors()) {
          fire(report, mapping, door);
        }
      }
      settleOwed(report);
    } finally {
      engine.runs().close(report);
    }
    Map<String, OpenProblems> open = new LinkedHashMap<>();
    chosen.forEach(
        mapping ->
            open.put(mapping.database(), OpenProblems.of(engine.postgres(), mapping.database())));
    long problems = open.values().stream().mapToLong(OpenProblems::total).sum();
    return new SyncOutput(
        report,
        ExitCode.of(report, problems),
        (System.nanoTime() - start) / 1_000_000,
        engine.requests().soFar().since(before).total(),
        open);
  }

  /**
   * A whole read looks for the same as a sweep, a dry run writes nothing down, and what a sweep
   * finds now stands in no plan that was made before.
   */
  private void sweep() {
    if (!options.full()
        && !options.dryRun()
        && options.approved() == null
        && options.direction() != Direction.SUPABASE_TO_NOTION) {
      chosen.forEach(engine::sweepIfDue);
    }
  }

  /** How much is edited since the last run, nobody knows before. */
  private Long total() {
    return options.full() ? Expected.records(engine, chosen, doors().size()) : null;
  }

  private List<Door> doors() {
    return switch (options.direction()) {
      case BOTH -> List.of(Door.FROM_NOTION, Door.FROM_SUPABASE);
      case NOTION_TO_SUPABASE -> List.of(Door.FROM_NOTION);
      case SUPABASE_TO_NOTION -> List.of(Door.FROM_SUPABASE);
    };
  }

  /** A record that waited for one of another database may go on now. */
  private void settleOwed(RunReport report) throws InterruptedException {
    if (options.dryRun() || options.approved() != null || options.direction() != Direction.BOTH) {
      return;
    }
    OwedKeys owed = new OwedKeys(engine.postgres());
    for (int round = 0; round < ROUNDS; round++) {
      List<Mapping> waiting = new ArrayList<>();
      for (Mapping mapping : chosen) {
        if (!owed.due(mapping.database(), Instant.now()).isEmpty()
            || engine.hasArrivedReferences(mapping)) {
          waiting.add(mapping);
        }
      }
      if (waiting.isEmpty()) {
        return;
      }
      for (Mapping mapping : waiting) {
        fire(report, mapping, Door.FROM_SUPABASE);
      }
    }
  }

  /** Fires a door, unless it is paused or its database came to nothing already in this run. */
  private void fire(RunReport report, Mapping mapping, Door door) throws InterruptedException {
    String route = mapping.database() + "." + door.label();
    boolean goesOn =
        report.stopped().isEmpty()
            && report.database(mapping.database()).outcome() == DatabaseReport.Outcome.DONE;
    if (!goesOn || !engine.runNow().isStarted(route)) {
      return;
    }
    try {
      engine.runNow().fire(route, options.run()).get();
    } catch (ExecutionException | SchedulerException trouble) {
      throw new IllegalStateException("route " + route + " failed", trouble);
    }
  }
}
