package network.thehigherself.sync.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import network.thehigherself.sync.line.Approved;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.line.SavedPlan;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = "Carries out a plan that a dry run saved, as far as nothing moved since.",
    footer = {
      "",
      "sync --dry-run --save plan.json    make the plan and look at it",
      "apply plan.json                    carry it out",
      "",
      "A record whose page, row or agreement changed since is left alone and named, and so is whatever",
      "is not in the plan. Ends with 1 where something of the plan was left."
    })
final class ApplyCommand implements Callable<Integer> {
  private final Settings settings;

  @Parameters(paramLabel = "FILE", description = "The plan, as sync --dry-run --save wrote it.")
  private Path file;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait for a database that another copy works on (default: 60).")
  private long wait = 60;

  @Mixin private GuardOption guards;

  @Mixin private OutputOption output;

  ApplyCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws InterruptedException {
    guards.allowed();
    SavedPlan plan = new PlanFile(file).read();
    try (Engine engine = Engine.start(settings, Engine.Purpose.FIRE)) {
      List<Mapping> chosen = Choice.of(engine.databases(), List.copyOf(plan.records().keySet()));
      Runs stored = new Runs(engine.postgres());
      UUID id = stored.start("apply", plan.direction().name().toLowerCase(Locale.ROOT), false);
      Approved approved = new Approved(plan);
      RunOptions options =
          RunOptions.of(id, plan, approved, guards.allowed(), Duration.ofSeconds(wait));
      Progress progress = Progress.of(output);
      SyncOutput sync = new SyncRun(engine, chosen, options).run(progress);
      ApplyOutput result = new ApplyOutput(sync, approved.left());
      stored.end(id, result.json());
      output.print(result::json, result::text);
      return result.exit();
    }
  }
}
