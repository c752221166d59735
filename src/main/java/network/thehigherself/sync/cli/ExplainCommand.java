package network.thehigherself.sync.cli;

import java.util.List;
import java.util.concurrent.Callable;
import network.thehigherself.sync.line.Explanation;
import network.thehigherself.sync.line.ExplanationJson;
import network.thehigherself.sync.postgres.KnownRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Says of one record what it is on both sides, what the sync would do, and why.",
    footer = {
      "",
      "explain 393abc1e-edcd-81f5-ae94-ec2d55fe98ed   the id of a row or of a page",
      "explain https://www.notion.so/Call-back-393abc1eedcd81f5ae94ec2d55fe98ed",
      "",
      "Shows the record's values. Reads its page, takes no lease and changes nothing."
    })
final class ExplainCommand implements Callable<Integer> {
  /** So many changes of one record are asked for; more of them nobody reads. */
  private static final int LATEST = 500;

  private final Settings settings;

  @Parameters(
      paramLabel = "KEY",
      description = "The id of the row or of the page, or the link of the page.")
  private String key;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      description = "Where rows of several databases have this id.")
  private String database;

  @Mixin private OutputOption output;

  ExplainCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    RecordId id = new RecordId(key);
    id.uuid();
    try (Engine engine = Engine.start(settings, Engine.Purpose.FIRE)) {
      if (database != null) {
        Choice.of(engine.databases(), List.of(database));
      }
      List<KnownRecord> found = engine.findRecord().find(id.uuid());
      KnownRecord record = id.inOneDatabase(found, database).get(0);
      Choice.of(engine.databases(), List.of(record.database()));
      Explanation explanation = engine.explain().explain(record, LATEST);
      output.print(
          () -> ExplanationJson.of(explanation), () -> new ExplainOutput(explanation).text());
      return ExitCode.DONE;
    }
  }
}
