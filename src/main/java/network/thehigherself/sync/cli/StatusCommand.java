package network.thehigherself.sync.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Per database: the last pass of each door, its lag, and what needs a person.")
final class StatusCommand implements Callable<Integer> {
  private final Settings settings;

  @Mixin private OutputOption output;

  StatusCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    try (Engine engine = Engine.start(settings, Engine.Purpose.LOOK)) {
      StatusOutput status =
          new StatusOutput(
              engine.databases().all().stream()
                  .map(mapping -> DatabaseStatus.of(engine, mapping))
                  .toList());
      output.print(status::json, status::text);
      return ExitCode.DONE;
    }
  }
}
