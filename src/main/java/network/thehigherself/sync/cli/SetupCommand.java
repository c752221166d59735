package network.thehigherself.sync.cli;

import java.util.concurrent.Callable;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
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
  private final Settings settings;

  @Option(names = "--print", description = "Only print the SQL.")
  private boolean print;

  SetupCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    Mappings mappings = Mappings.load(MappingFiles.find(settings.home()));
    if (print && settings.find("SUPABASE_DB_URL").isEmpty()) {
      System.out.print(Setup.printForEmpty(mappings));
      return ExitCode.DONE;
    }
    Sql sql = Sql.open(settings);
    try (var pool = sql.pool()) {
      if (print) {
        Setup.Print printed = new Setup(sql.postgres()).print(mappings);
        printed.warnings().forEach(System.err::println);
        System.out.print(printed.sql());
        return ExitCode.DONE;
      }
      Setup.Report report = new Setup(sql.postgres()).run(mappings);
      report.made().forEach(made -> System.out.println("made " + made));
      report.warnings().forEach(System.err::println);
      System.out.println(
          report.made().isEmpty()
              ? "Everything was there already."
              : "Set up. Next: sync --dry-run");
      return ExitCode.DONE;
    }
  }
}
