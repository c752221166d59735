package network.thehigherself.sync.cli;

import java.util.Map;
import network.thehigherself.sync.line.PassException;
import network.thehigherself.sync.mapping.MappingException;
import network.thehigherself.sync.postgres.LeaseLostException;
import network.thehigherself.sync.postgres.PostgresAwayException;
import network.thehigherself.sync.postgres.PostgresBusyException;
import network.thehigherself.sync.postgres.PostgresException;
import network.thehigherself.sync.sandbox.Sandbox;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line as a whole. */
@Command(
    name = "higherself-sync",
    description = "Keeps Notion databases and PostgreSQL tables equal, in both directions.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "First day:  higherself-sync demo --once        watch it work, nothing to configure",
      "            higherself-sync setup              make the tables",
      "            higherself-sync sync --dry-run     see what would happen",
      "            higherself-sync sync               do it",
      "            higherself-sync run                and keep doing it",
      "",
      "Settings come from the environment, from .env, and from application.properties.",
      "Exit codes: 0 done; 1 done, but some records need a look; 2 wrong usage or configuration;",
      "            3 a guard refused; 4 Notion or PostgreSQL could not be reached."
    })
public final class HigherSelf {
  private HigherSelf() {}

  /**
   * Runs one command.
   *
   * @param environment the process's environment
   * @return the exit code, see {@link ExitCode}
   */
  public static int execute(Map<String, String> environment, String... args) {
    Settings settings;
    try {
      settings = Settings.load(environment);
    } catch (ConfigurationException wrong) {
      System.err.println(wrong.getMessage());
      return ExitCode.USAGE;
    }
    CommandLine line = commands(settings);
    return args.length == 0 ? usage(line) : line.execute(args);
  }

  /** Every command with its options. */
  static CommandLine commands(Settings settings) {
    CommandLine line = new CommandLine(new HigherSelf());
    line.addSubcommand(new DemoCommand(settings));
    line.addSubcommand(new SetupCommand(settings));
    line.addSubcommand(new SyncCommand(settings));
    line.addSubcommand(new ApplyCommand(settings));
    line.addSubcommand(new RunCommand(settings));
    line.addSubcommand(new StatusCommand(settings));
    line.addSubcommand(new VerifyCommand(settings));
    line.addSubcommand(new ExplainCommand(settings));
    line.addSubcommand(new UndoCommand(settings));
    line.addSubcommand(new ConflictsCommand(settings));
    line.addSubcommand(new DeadLettersCommand(settings));
    line.addSubcommand(new ForgetCommand(settings));
    line.addSubcommand(new DiagramCommand(settings));
    line.addSubcommand(new DiscoverCommand(settings));
    line.addSubcommand(new DoctorCommand(settings));
    line.addSubcommand(new CompletionCommand());
    line.addSubcommand(new SandboxCommand());
    CommandLine sandbox = line.getSubcommands().get("sandbox");
    sandbox.getCommandSpec().usageMessage().footer(Sandbox.controlsHelp().split("\n"));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(HigherSelf::explain);
    return line;
  }

  private static int usage(CommandLine line) {
    line.usage(System.err);
    return ExitCode.USAGE;
  }

  /** One clear message for what a person can mend; a stack trace only for what nobody expected. */
  private static int explain(Exception trouble, CommandLine line, CommandLine.ParseResult parsed) {
    if (trouble instanceof ConfigurationException || trouble instanceof MappingException) {
      System.err.println(trouble.getMessage());
      return ExitCode.USAGE;
    }
    if (trouble instanceof PassException pass) {
      System.err.println(trouble.getMessage());
      return ExitCode.of(pass.outcome());
    }
    if (trouble instanceof LeaseLostException) {
      System.err.println(trouble.getMessage());
      return ExitCode.INCOMPLETE;
    }
    if (trouble instanceof PostgresException) {
      System.err.println(trouble.getMessage());
      return trouble instanceof PostgresAwayException || trouble instanceof PostgresBusyException
          ? ExitCode.AWAY
          : ExitCode.USAGE;
    }
    trouble.printStackTrace(System.err);
    return ExitCode.INCOMPLETE;
  }
}
