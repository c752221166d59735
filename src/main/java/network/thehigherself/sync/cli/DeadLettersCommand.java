package network.thehigherself.sync.cli;

import java.util.List;
import network.thehigherself.sync.line.DeadLetterJson;
import network.thehigherself.sync.postgres.DeadLetter;
import network.thehigherself.sync.postgres.DeadLetters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "The records that one side refused, and why.",
    footer = {
      "",
      "A record with a letter is tried again by itself, at growing distances of up to a day, and at",
      "once when somebody changes it on either side. Its letter goes when it has arrived."
    })
final class DeadLettersCommand {
  private static final String ID = "the number of a letter, see: dead-letters list";

  private final Settings settings;

  DeadLettersCommand(Settings settings) {
    this.settings = settings;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "The letters, the oldest first.")
  int list(@Mixin ListOptions part, @Mixin OutputOption output) {
    try (SyncSchema schema = SyncSchema.open(settings)) {
      schema.checkName(part.database());
      List<DeadLetter> letters =
          new DeadLetters(schema.postgres()).list(part.database(), part.after(), part.limit());
      output.print(
          () -> DeadLettersOutput.json(letters), () -> DeadLettersOutput.text(letters, part));
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "All that is known of one letter. Values are not among it.")
  int show(@Parameters(paramLabel = "ID", description = ID) long id, @Mixin OutputOption output) {
    try (SyncSchema schema = SyncSchema.open(settings)) {
      DeadLetter letter = find(new DeadLetters(schema.postgres()), id);
      output.print(() -> DeadLetterJson.of(letter), () -> DeadLettersOutput.text(letter));
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description = "Makes records due, so that the next pass tries them.")
  int retry(
      @Parameters(arity = "0..1", paramLabel = "ID", description = ID) Long id,
      @Option(names = "--all", description = "Every letter.") boolean all,
      @Option(
              names = "--database",
              paramLabel = "NAME",
              description = "With --all: those of this database.")
          String database) {
    if (all == (id != null) || (database != null && !all)) {
      throw new ConfigurationException(
          "name one letter, or give --all, which --database may narrow");
    }
    try (SyncSchema schema = SyncSchema.open(settings)) {
      schema.checkName(database);
      DeadLetters letters = new DeadLetters(schema.postgres());
      if (id != null) {
        find(letters, id);
      }
      int due = letters.retry(id, database);
      System.out.printf(
          "%d %s due now. The next pass tries %s: where \"run\" serves, in a moment; otherwise: higherself-sync sync%n",
          due, due == 1 ? "record is" : "records are", due == 1 ? "it" : "them");
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "drop",
      mixinStandardHelpOptions = true,
      description = "Gives a record up: removes its letter and what is owed to it.")
  int drop(@Parameters(paramLabel = "ID", description = ID) long id) {
    try (SyncSchema schema = SyncSchema.open(settings)) {
      DeadLetters letters = new DeadLetters(schema.postgres());
      DeadLetter letter = find(letters, id);
      letters.drop(letter);
      System.out.printf(
          "Dropped. Both sides of record %s in %s stay as they are now. It is looked at again when somebody changes it, and by: higherself-sync sync --full --database %s%n",
          letter.key(), letter.database(), letter.database());
      return ExitCode.DONE;
    }
  }

  private static DeadLetter find(DeadLetters letters, long id) {
    return letters
        .find(id)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "there is no dead letter "
                        + id
                        + ": it was never there, or its record has arrived. See: dead-letters list"));
  }
}
