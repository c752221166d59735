package network.thehigherself.sync.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.NotionSetup;
import network.thehigherself.sync.postgres.Setup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "setup",
    mixinStandardHelpOptions = true,
    description = "Makes schema sync, the tables, triggers and row-level security.",
    footer = {
      "",
      "May be run again at any time: it makes what is missing and never drops anything."
    })
final class SetupCommand implements Callable<Integer> {
  private static final String PARENT = "NOTION_PARENT_PAGE_ID";

  private static final String CHECK =
      "Check %s and the ids of the databases, and that the integration is among their connections in Notion."
          .formatted(PARENT);

  private final Settings settings;

  @Option(names = "--print", description = "Only print the SQL.")
  private boolean print;

  @Option(
      names = "--notion",
      description = {
        "Also make the missing databases and properties in Notion, on the page",
        "NOTION_PARENT_PAGE_ID, and print their ids as lines for .env."
      })
  private boolean notion;

  @Option(
      names = "--role",
      paramLabel = "NAME",
      description = {
        "Also make this role, with no rights but those that the other commands need,",
        "and without a password. SUPABASE_DB_URL may name it once it has one."
      })
  private String role;

  SetupCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    if (print && notion) {
      throw new ConfigurationException("--print shows SQL only; leave --notion out");
    }
    Mappings mappings = Mappings.load(MappingFiles.find(settings.home()));
    if (print && settings.find("SUPABASE_DB_URL").isEmpty()) {
      System.out.print(Setup.printForEmpty(mappings, role));
      return ExitCode.DONE;
    }
    Sql sql = Sql.open(settings);
    try (var pool = sql.pool()) {
      if (print) {
        Setup.Print printed = new Setup(sql.postgres(), role).print(mappings);
        printed.warnings().forEach(System.err::println);
        System.out.print(printed.sql());
        return ExitCode.DONE;
      }
      tables(new Setup(sql.postgres(), role).run(mappings));
    }
    return notion ? notion(mappings) : ExitCode.DONE;
  }

  /** With {@code --notion} standard output holds nothing but lines for .env. */
  private void tables(Setup.Report report) {
    PrintStream out = notion ? System.err : System.out;
    report.made().forEach(made -> out.println("made " + made));
    report.warnings().forEach(System.err::println);
    if (role != null) {
      out.println(
          "The role %s has its rights. Give it a password where it has none, and let SUPABASE_DB_URL name it."
              .formatted(role));
    }
    out.println(
        report.made().isEmpty()
            ? "Everything was there already."
            : "Set up. Next: " + (notion ? "the databases in Notion" : "sync --dry-run"));
  }

  private int notion(Mappings mappings) {
    String page = settings.get(PARENT);
    NotionSetup.Report report;
    try (Engine engine = Engine.start(settings, Engine.Purpose.FIRE)) {
      report = new NotionSetup(engine.notion(), mappings, settings::find).run(page);
    } catch (NotionException trouble) {
      System.err.println(NotionAdvice.of(trouble, CHECK));
      System.err.println("Run setup --notion again: it goes on from here.");
      return NotionAdvice.exit(trouble);
    }
    if (!report.faults().isEmpty()) {
      throw new ConfigurationException(String.join(System.lineSeparator(), report.faults()));
    }
    report.made().forEach(made -> System.err.println("made " + made));
    report.byHand().forEach(System.err::println);
    report.ids().forEach((variable, id) -> System.out.println(variable + "=" + id));
    System.err.println("Put these lines into .env. Next: sync --dry-run");
    return ExitCode.DONE;
  }
}
