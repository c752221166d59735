package network.thehigherself.sync.cli;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import network.thehigherself.sync.line.RunReport;
import network.thehigherself.sync.line.Undo;
import network.thehigherself.sync.line.UndoReport;
import network.thehigherself.sync.postgres.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = "Takes back what one run changed, on both sides.",
    footer = {
      "",
      "undo                     the latest runs that changed something",
      "undo --run ID --dry-run  what would be taken back; nothing is written",
      "undo --run ID            likewise, then asks and does it",
      "",
      "A field that somebody edited since is left alone on both sides, and named. What the run deleted",
      "comes back; what it created goes into Notion's trash and is marked as deleted. A run can be",
      "undone once; undo the undo to take it back. Where an undo was broken off, the same command goes on."
    })
final class UndoCommand implements Callable<Integer> {
  private final Settings settings;

  @Option(names = "--run", paramLabel = "ID", description = "The run, as sync prints it.")
  private UUID run;

  @Option(names = "--dry-run", description = "Only show what would be taken back.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait for a database that another copy works on (default: 60).")
  private long wait = 60;

  @Mixin private OutputOption output;

  UndoCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    if (run == null) {
      return list();
    }
    try (Engine engine = Engine.start(settings, Engine.Purpose.FIRE)) {
      Undo undo = engine.undo();
      undo.refusal(run)
          .ifPresent(
              reason -> {
                throw new ConfigurationException(reason);
              });
      UndoReport plan = undo.plan(run);
      UndoOutput planned = new UndoOutput(plan, Cost.of(settings, plan.requests()));
      boolean ends = dryRun || plan.writes() == 0;
      if (ends || !output.isJson()) {
        output.print(planned::json, planned::text);
      }
      if (ends) {
        return planned.exit();
      }
      confirm();
      return carryOut(undo);
    }
  }

  private int list() {
    try (SyncSchema schema = SyncSchema.open(settings)) {
      RunsOutput runs = new RunsOutput(new Runs(schema.postgres()).withChanges(20));
      output.print(runs::json, runs::text);
      return ExitCode.DONE;
    }
  }

  private void confirm() {
    if (!yes && !Confirmation.isGiven("This is written to both sides.")) {
      throw new ConfigurationException(
          "Nothing was done. Where nobody can be asked: higherself-sync undo --run %s --yes"
              .formatted(run));
    }
  }

  private int carryOut(Undo undo) {
    RunReport report = undo.begin(run, Duration.ofSeconds(wait));
    Progress progress = Progress.of(output);
    UndoReport done;
    try (var shown = progress.of(report, null)) {
      done = undo.carryOut(run, report);
    }
    UndoOutput result = new UndoOutput(done, null);
    output.print(result::json, result::text);
    return result.exit();
  }
}
