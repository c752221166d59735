package network.thehigherself.sync.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import network.thehigherself.sync.mapping.Mapping;
import picocli.CommandLine.Command;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "The service: every route on its schedule, until it is stopped.",
    footer = {
      "",
      "Schedules are poll.notion and poll.supabase, or the cron of a route of your own."
    })
final class RunCommand implements Callable<Integer> {
  private final Settings settings;

  RunCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws InterruptedException {
    serve(settings);
    return ExitCode.DONE;
  }

  /** Serves until the process is asked to stop. */
  static void serve(Settings settings) throws InterruptedException {
    Engine engine = Engine.start(settings, Engine.Purpose.SERVE);
    List<Mapping> serving;
    try {
      serving = Choice.of(engine.databases(), List.of());
    } catch (ConfigurationException nothingEnabled) {
      engine.close();
      throw nothingEnabled;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  engine.close();
                  stopped.countDown();
                },
                "stop"));
    System.err.println(
        "Keeping "
            + serving.size()
            + " databases equal. Stop with Ctrl-C; it is safe at any moment.");
    engine.console().ifPresent(console -> System.err.println("Console: " + console.address()));
    stopped.await();
  }
}
