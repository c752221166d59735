package network.thehigherself.sync.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description =
        "A look-alike of Notion on this machine, with sample data. Its first line on standard output is JSON: base_url, token, parent_page_id and the ids by variable name.")
final class SandboxCommand implements Callable<Integer> {

  @Option(names = "--port", paramLabel = "N", description = "Where to listen; 0 takes a free port.")
  private int port;

  @Option(
      names = "--pages",
      paramLabel = "N",
      description = "So many generated pages in each database in place of the sample.")
  private int pages;

  @Option(names = "--no-pages", description = "The databases, but no page in them.")
  private boolean withoutPages;

  @Option(
      names = "--empty",
      description = "No database: a workspace that setup --notion has still to fill.")
  private boolean empty;

  @Option(names = "--clock", paramLabel = "TIME", description = "A clock that stands still here.")
  private Instant clock;

  @Option(
      names = "--lag",
      paramLabel = "SECONDS",
      description = "How far queries and searches lag behind writes.")
  private long lag;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Requests per second beyond which it answers 429; 0 for no limit.")
  private double limit;

  @Option(names = "--seed", paramLabel = "N", description = "What generated data repeats with.")
  private long seed = 7;

  @Override
  public Integer call() throws InterruptedException {
    SandboxOptions options =
        SandboxOptions.defaults()
            .withPort(port)
            .withPagesPerDatabase(pages)
            .withSeed(seed)
            .withLag(Duration.ofSeconds(lag))
            .withLimit(limit, 3);
    options = withoutPages ? options.withoutPages() : options;
    options = clock == null ? options : options.withClockFixedAt(clock);
    Sandbox sandbox = Sandbox.start(empty ? options.withoutDatabases() : options);
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "stop"));
    System.out.println(sandbox.firstLine());
    System.out.flush();
    new CountDownLatch(1).await();
    return ExitCode.DONE;
  }
}
