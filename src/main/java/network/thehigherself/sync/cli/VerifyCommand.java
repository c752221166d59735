package network.thehigherself.sync.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import network.thehigherself.sync.mapping.Mapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Reads both sides whole and says whether they are equal. Changes nothing.",
    footer = {
      "",
      "verify                                   every enabled database",
      "verify --database tasks                  one database",
      "verify --output json                     every id, for a script",
      "",
      "Ends with 0 only where all is equal, and with 1 where anything differs or cannot be read.",
      "What is still on its way differs, too: run sync first."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Settings settings;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      description = "Only this database; may be repeated.")
  private List<String> names = new ArrayList<>();

  @Mixin private OutputOption output;

  VerifyCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    try (Engine engine = Engine.start(settings, Engine.Purpose.FIRE)) {
      List<Mapping> chosen = Choice.of(engine.databases(), names);
      Progress progress = Progress.of(output);
      VerifyOutput result = new VerifyRun(engine, chosen).run(progress);
      output.print(result::json, result::text);
      return result.exit();
    }
  }
}
