package network.thehigherself.sync.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import network.thehigherself.sync.line.DatabaseReport;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.line.SavedPlan;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.postgres.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = "Makes every enabled database equal on both sides, once.",
    footer = {
      "",
      "sync                                     what changed since the last run, both ways",
      "sync --dry-run                           what it would do; nothing is written anywhere",
      "sync --dry-run --save plan.json          likewise, to be carried out by: apply plan.json",
      "sync --database tasks --since 24h        one database, the last day again",
      "sync --direction notion_to_supabase      one way; the other side's edits stay owed"
    })
final class SyncCommand implements Callable<Integer> {
  private final Settings settings;

  @Option(
      names = "--direction",
      paramLabel = "notion_to_supabase|supabase_to_notion|both",
      description = "Which sides may be written (default: both). Both are always looked at.")
  private Direction direction = Direction.BOTH;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Look at changes since an ISO time (UTC where no offset is given) or a span such as 24h or 7d. Moves no cursor.")
  private String since;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      description = "Only this database; may be repeated.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--full", description = "Ignore the cursors and read both sides whole.")
  private boolean full;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dryRun;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "With --dry-run: keep the plan, to be carried out by apply.")
  private Path save;

  @Option(names = "--show-values", description = "With --dry-run: show values, too.")
  private boolean showValues;

  @Mixin private GuardOption guards;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait for a database that another copy works on (default: 60).")
  private long wait = 60;

  @Mixin private OutputOption output;

  SyncCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws Exception {
    Instant from = since == null ? null : Since.parse(since, Clock.systemUTC());
    if (full && from != null) {
      throw new ConfigurationException("--full reads everything; leave out --since");
    }
    if ((save != null || showValues) && !dryRun) {
      throw new ConfigurationException("--save and --show-values go with --dry-run");
    }
    guards.allowed();
    try (Engine engine = Engine.start(settings, Engine.Purpose.FIRE)) {
      List<Mapping> chosen = Choice.of(engine.databases(), names);
      Runs stored = new Runs(engine.postgres());
      UUID id =
          dryRun
              ? UUID.randomUUID()
              : stored.start("sync", direction.name().toLowerCase(Locale.ROOT), false);
      RunOptions options =
          new RunOptions(
              id, direction, from, full, dryRun, guards.allowed(), Duration.ofSeconds(wait), false);
      Progress progress = Progress.of(output);
      SyncOutput result = new SyncRun(engine, chosen, options).run(progress, this::tell);
      if (dryRun) {
        showPlan(result);
      } else {
        stored.end(id, result.json());
        output.print(result::json, result::text);
      }
      return result.exit();
    }
  }

  private void showPlan(SyncOutput result) {
    double perSecond = settings.decimal("notion.requests-per-second");
    DryRunOutput shown = new DryRunOutput(result, perSecond, showValues);
    output.print(shown::json, shown::text);
    if (save != null) {
      new PlanFile(save).write(SavedPlan.of(result.report()));
      System.err.printf("The plan is in %1$s. Carry it out: higherself-sync apply %1$s%n", save);
    }
  }

  /** The document of {@code --output json} tells it at the end. */
  private void tell(DatabaseReport firstMeeting) {
    if (!output.isJson()) {
      System.out.println(FirstMeetingTable.of(firstMeeting));
      System.out.flush();
    }
  }
}
