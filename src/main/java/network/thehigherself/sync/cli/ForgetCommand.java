package network.thehigherself.sync.cli;

import java.util.List;
import java.util.concurrent.Callable;
import network.thehigherself.sync.line.TrashPage;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Forgetting;
import network.thehigherself.sync.postgres.KnownRecord;
import network.thehigherself.sync.postgres.KnownRecords;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.Postgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = "Erases what the sync remembers of one record, as a person may demand.",
    footer = {
      "",
      "Erased are the record's values in the base, the history, conflicts, dead letters, intents and",
      "tombstones of schema sync. While the record itself is there, the next pass remembers what its",
      "two sides hold; with --record it ends on both sides, too.",
      "",
      "Out of reach are Notion's page history and trash, and backups of PostgreSQL. Logs hold no values."
    })
final class ForgetCommand implements Callable<Integer> {
  private final Settings settings;

  @Parameters(
      paramLabel = "KEY",
      description = "The id of the row or of the page, or the link of the page.")
  private String id;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      description = "Where rows of several databases have this id.")
  private String database;

  @Option(
      names = "--record",
      description = "Also put its page into Notion's trash, and delete its row for good.")
  private boolean record;

  @Option(names = "--yes", description = "With --record: do not ask.")
  private boolean yes;

  @Mixin private Alone alone;

  ForgetCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (SyncSchema schema = SyncSchema.open(settings)) {
      schema.checkName(database);
      Forgetting forgetting = new Forgetting(schema.postgres());
      List<KnownRecord> known = find(schema.postgres());
      Mapping mapping = schema.mapping(known.get(0).database());
      Leases leases = new Leases(schema.postgres());
      if (!record) {
        return alone.with(
            settings,
            leases,
            mapping.database(),
            lease -> new ForgetRun(forgetting, mapping, leases, lease).values(known));
      }
      confirm(known.get(0));
      try (Engine engine = Engine.start(settings, Engine.Purpose.FIRE)) {
        TrashPage trash = new TrashPage(engine.notion());
        return alone.with(
            settings,
            leases,
            mapping.database(),
            lease -> new ForgetRun(forgetting, mapping, leases, lease).records(known, trash));
      }
    }
  }

  private List<KnownRecord> find(Postgres postgres) {
    RecordId record = new RecordId(id);
    return record.inOneDatabase(new KnownRecords(postgres).find(record.uuid()), database);
  }

  private void confirm(KnownRecord known) {
    if (yes) {
      return;
    }
    String question =
        "Record %s of %s: its page goes to Notion's trash, its row is deleted for good, and nothing brings it back."
            .formatted(known.key(), known.database());
    if (!Confirmation.isGiven(question)) {
      throw new ConfigurationException("Nothing was done. Where nobody can be asked, add --yes.");
    }
  }
}
