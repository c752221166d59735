package network.thehigherself.sync.cli;

import java.util.concurrent.Callable;
import network.thehigherself.sync.line.Statuses;
import network.thehigherself.sync.postgres.Server;
import network.thehigherself.sync.postgres.Standings;
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
              new Statuses(engine.databases(), new Standings(engine.postgres()), engine::isPaused)
                  .all(),
              new Server(engine.postgres()).refusal());
      output.print(status::json, status::text);
      return ExitCode.DONE;
    }
  }
}
