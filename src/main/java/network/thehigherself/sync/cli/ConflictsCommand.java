package network.thehigherself.sync.cli;

import java.util.List;
import network.thehigherself.sync.line.ConflictJson;
import network.thehigherself.sync.postgres.Conflict;
import network.thehigherself.sync.postgres.Conflicts;
import network.thehigherself.sync.postgres.Lease;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "conflicts",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "The fields that both sides changed under the policy manual.",
    footer = {
      "",
      "A conflict's number stands for exactly the values that \"show\" prints. Where one of them",
      "changes, another number takes its place: nobody can choose against what he has not seen."
    })
final class ConflictsCommand {
  private static final String ID = "the number of a conflict, see: conflicts list";

  /** How many are read at once. */
  private static final int SOME = 100;

  private final Settings settings;

  ConflictsCommand(Settings settings) {
    this.settings = settings;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "The open conflicts, the oldest first, without their values.")
  int list(@Mixin ListOptions part, @Mixin OutputOption output) {
    try (SyncSchema schema = SyncSchema.open(settings)) {
      schema.checkName(part.database());
      List<Conflict> open =
          new Conflicts(schema.postgres()).open(part.database(), part.after(), part.limit());
      output.print(() -> ConflictsOutput.json(open), () -> ConflictsOutput.text(open, part));
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "One conflict, with the values of both sides.")
  int show(@Parameters(paramLabel = "ID", description = ID) long id, @Mixin OutputOption output) {
    try (SyncSchema schema = SyncSchema.open(settings)) {
      Conflict conflict = find(new Conflicts(schema.postgres()), id);
      output.print(() -> ConflictJson.withValues(conflict), () -> ConflictsOutput.text(conflict));
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "resolve",
      mixinStandardHelpOptions = true,
      description = "Chooses the side whose value both shall have.",
      footer = {"", "The value that loses is kept in sync.history."})
  int resolve(
      @Parameters(arity = "0..1", paramLabel = "ID", description = ID) Long id,
      @Option(names = "--all", description = "Every open conflict of --database.") boolean all,
      @Option(names = "--database", paramLabel = "NAME", description = "Goes with --all.")
          String database,
      @Option(
              names = "--take",
              required = true,
              paramLabel = "notion|supabase",
              description = "The side that wins.")
          Side winner,
      @Mixin Alone alone)
      throws InterruptedException {
    if (all ? id != null || database == null : id == null || database != null) {
      throw new ConfigurationException("name one conflict, or give --all with --database");
    }
    try (SyncSchema schema = SyncSchema.open(settings)) {
      schema.checkName(database);
      Conflicts conflicts = new Conflicts(schema.postgres());
      Leases leases = new Leases(schema.postgres());
      String where = all ? database : find(conflicts, id).database();
      return alone.with(
          settings,
          leases,
          where,
          lease -> {
            Taking taking = new Taking(conflicts, leases, lease, winner);
            return all ? taking.all() : taking.one(id);
          });
    }
  }

  private record Taking(Conflicts conflicts, Leases leases, Lease lease, Side winner) {
    int one(long id) {
      if (!take(id)) {
        throw new ConfigurationException(ConflictsOutput.ended(find(conflicts, id)));
      }
      return tell(1);
    }

    int all() {
      int taken = 0;
      long after = 0;
      List<Conflict> some;
      do {
        some = conflicts.open(lease.database(), after, SOME);
        for (Conflict conflict : some) {
          taken += take(conflict.id()) ? 1 : 0;
          after = conflict.id();
        }
      } while (!some.isEmpty());
      return tell(taken);
    }

    private boolean take(long id) {
      return leases.transaction(lease, () -> conflicts.take(id, winner));
    }

    private int tell(int taken) {
      System.out.printf(
          "%d %s resolved for %s. The next pass carries it out: where \"run\" serves, in a moment; otherwise: higherself-sync sync --database %s%n",
          taken, taken == 1 ? "conflict is" : "conflicts are", winner.text(), lease.database());
      return ExitCode.DONE;
    }
  }

  private static Conflict find(Conflicts conflicts, long id) {
    return conflicts
        .find(id)
        .orElseThrow(
            () ->
                new ConfigurationException("there is no conflict " + id + ". See: conflicts list"));
  }
}
