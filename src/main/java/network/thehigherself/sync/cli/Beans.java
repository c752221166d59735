package network.thehigherself.sync.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import network.thehigherself.sync.console.ConsoleBeans;
import network.thehigherself.sync.console.DiagramPage;
import network.thehigherself.sync.console.Health;
import network.thehigherself.sync.console.Metrics;
import network.thehigherself.sync.line.AlertText;
import network.thehigherself.sync.line.Alerts;
import network.thehigherself.sync.line.Databases;
import network.thehigherself.sync.line.DeadLetterOffice;
import network.thehigherself.sync.line.Door;
import network.thehigherself.sync.line.Endings;
import network.thehigherself.sync.line.Explain;
import network.thehigherself.sync.line.FindRecord;
import network.thehigherself.sync.line.Gather;
import network.thehigherself.sync.line.Meetings;
import network.thehigherself.sync.line.OpenIntent;
import network.thehigherself.sync.line.OpenRuns;
import network.thehigherself.sync.line.Outage;
import network.thehigherself.sync.line.PassBatches;
import network.thehigherself.sync.line.PassLeases;
import network.thehigherself.sync.line.Passes;
import network.thehigherself.sync.line.Places;
import network.thehigherself.sync.line.PlanRecord;
import network.thehigherself.sync.line.QueryPages;
import network.thehigherself.sync.line.ReadAgain;
import network.thehigherself.sync.line.Reconciled;
import network.thehigherself.sync.line.RunNow;
import network.thehigherself.sync.line.SelectRows;
import network.thehigherself.sync.line.SettledRecords;
import network.thehigherself.sync.line.StampPages;
import network.thehigherself.sync.line.Statuses;
import network.thehigherself.sync.line.Sweep;
import network.thehigherself.sync.line.TransformPages;
import network.thehigherself.sync.line.TransformRoutes;
import network.thehigherself.sync.line.Undo;
import network.thehigherself.sync.line.Verify;
import network.thehigherself.sync.line.WritePage;
import network.thehigherself.sync.line.WriteRows;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.notion.Budget;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.Requests;
import network.thehigherself.sync.plan.Limits;
import network.thehigherself.sync.postgres.Bindings;
import network.thehigherself.sync.postgres.Conflicts;
import network.thehigherself.sync.postgres.Cursors;
import network.thehigherself.sync.postgres.DeadLetters;
import network.thehigherself.sync.postgres.DoorStates;
import network.thehigherself.sync.postgres.Drift;
import network.thehigherself.sync.postgres.FirstMeetings;
import network.thehigherself.sync.postgres.Histories;
import network.thehigherself.sync.postgres.Intents;
import network.thehigherself.sync.postgres.KnownRecords;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.OpenTransactions;
import network.thehigherself.sync.postgres.OwedKeys;
import network.thehigherself.sync.postgres.PendingReferences;
import network.thehigherself.sync.postgres.Postgres;
import network.thehigherself.sync.postgres.Rows;
import network.thehigherself.sync.postgres.Runs;
import network.thehigherself.sync.postgres.Settlements;
import network.thehigherself.sync.postgres.Stamps;
import network.thehigherself.sync.postgres.Standings;
import network.thehigherself.sync.postgres.Sweeps;
import network.thehigherself.sync.postgres.Tombstones;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/**
 * The beans that the routes of the databases name, made from the settings. Those of the route to
 * Notion are {@link network.thehigherself.sync.notion.NotionBeans}.
 */
final class Beans {
  private final Settings settings;
  private final Mappings mappings;
  private final Postgres postgres;
  private final CamelContext camel;
  private final Supplier<RunNow> runNow;
  private final Notion notion;
  private final OpenRuns runs;
  private final Databases databases;
  private final Outage outage;
  private final Passes passes;
  private final Leases leases;
  private final PassLeases passLeases;
  private final Cursors cursors;
  private final OwedKeys owed;
  private final Sweep sweep;
  private final Clock clock = Clock.systemUTC();
  private FindRecord findRecord;
  private Explain explain;
  private Undo undo;

  /**
   * @param runNow asked for when it is first needed: it exists once the routes are up
   */
  Beans(
      Settings settings,
      Mappings mappings,
      Postgres postgres,
      CamelContext camel,
      Supplier<RunNow> runNow) {
    this.settings = settings;
    this.mappings = mappings;
    this.postgres = postgres;
    this.camel = camel;
    this.runNow = runNow;
    notion = new Notion(camel.createProducerTemplate());
    runs = new OpenRuns(settings.duration("lease.wait"));
    databases =
        new Databases(
            mappings,
            settings::find,
            notion,
            new Bindings(postgres),
            new TransformRoutes(camel),
            new Drift(postgres, mappings),
            settings.duration("notion.schema-age"),
            clock);
    leases = new Leases(postgres);
    passLeases = new PassLeases(leases, settings.duration("lease.duration"), Alone.HOLDER);
    cursors = new Cursors(postgres);
    owed = new OwedKeys(postgres);
    sweep =
        new Sweep(
            databases,
            notion,
            passLeases,
            cursors,
            new Sweeps(postgres),
            owed,
            settings.duration("sweep.interval"),
            settings.duration("poll.overlap"),
            settings.duration("lease.wait"),
            clock);
    DoorStates states = new DoorStates(postgres);
    outage = new Outage(notion, postgres, states, settings.duration("away.distance"), clock);
    passes =
        new Passes(
            runs,
            databases,
            passLeases,
            cursors,
            new PendingReferences(postgres, mappings),
            new Runs(postgres),
            new Endings(states, settings.duration("owed.pause"), clock),
            outage);
  }

  /** Binds each under the name by which the routes know it. */
  void bindTo(Registry registry) {
    Links links = new Links(postgres);
    Rows rows = new Rows(postgres, mappings);
    Intents intents = new Intents(postgres);
    Tombstones tombstones = new Tombstones(postgres);
    Duration lookUpDelay = settings.duration("notion.look-up-delay");
    Duration pause = settings.duration("owed.pause");
    Duration overlap = settings.duration("poll.overlap");
    Places places = new Places(passLeases, cursors, owed, clock);
    PassBatches batches = new PassBatches(owed, links, places, sweep, limits(), clock);
    Meetings meetings =
        new Meetings(
            notion, databases, links, rows, intents, owed, new FirstMeetings(postgres), overlap);
    Gather gather = new Gather(notion, databases, meetings, links, rows, tombstones, intents, owed);
    PlanRecord planRecord = new PlanRecord();

    findRecord = new FindRecord(notion, databases, new KnownRecords(postgres), rows);
    explain =
        new Explain(
            databases,
            passes,
            gather,
            planRecord,
            new Explain.Remembered(
                new PendingReferences(postgres, mappings),
                owed,
                intents,
                new Conflicts(postgres),
                new DeadLetters(postgres),
                new Histories(postgres)));
    undo =
        new Undo(
            databases,
            passes,
            gather,
            planRecord,
            new Histories(postgres),
            intents,
            new Runs(postgres),
            links,
            camel.createProducerTemplate());

    registry.bind("dataSource", postgres.connections());
    registry.bind("passes", passes);
    registry.bind("queryPages", new QueryPages(notion, meetings, batches, overlap, clock));
    registry.bind("selectRows", new SelectRows(new OpenTransactions(postgres), rows, batches));
    registry.bind("transformPages", new TransformPages());
    registry.bind("gather", gather);
    registry.bind("settledRecords", new SettledRecords());
    registry.bind("planRecord", planRecord);
    registry.bind("readAgain", new ReadAgain(notion, gather, planRecord, lookUpDelay, clock));
    registry.bind("openIntent", new OpenIntent(leases, intents, links, clock));
    registry.bind("writePage", new WritePage(notion, databases, gather, lookUpDelay, clock));
    registry.bind("reconciled", new Reconciled());
    registry.bind(
        "writeRows", new WriteRows(new Settlements(postgres, mappings), databases, pause, clock));
    registry.bind("deadLetterOffice", new DeadLetterOffice(leases, owed, intents, pause, clock));
    registry.bind("verify", new Verify(notion, databases, gather, links, rows));
    registry.bind("sweep", sweep);
    registry.bind("stampPages", stampPages(links, gather));
    console().bindTo(registry);
    registry.bind("consoleDiagram", new DiagramPage(mappings, settings.find("support.contact")));
    registry.bind("alerts", new Alerts(statuses(), outage));
    registry.bind("alertText", new AlertText());
    registry.bind("health", new Health(outage::reason));
    registry.bind(
        "metrics", new Metrics(statuses(), passes.work(), () -> requests().soFar(), outage));
  }

  private StampPages stampPages(Links links, Gather gather) {
    return new StampPages(
        databases,
        database -> isStarted(database + "." + Door.FROM_SUPABASE.label()),
        () -> passes.isQuiet() && budget().isUnclaimed(),
        new Stamps(postgres),
        leases,
        links,
        gather,
        notion,
        settings.duration("stamp.interval"),
        settings.duration("lease.duration"),
        Alone.HOLDER,
        clock);
  }

  private Statuses statuses() {
    return new Statuses(databases, new Standings(postgres), route -> !isStarted(route));
  }

  private ConsoleBeans console() {
    return new ConsoleBeans(
        camel,
        postgres,
        databases,
        statuses(),
        runs,
        outage,
        passes,
        runNow,
        () -> undo,
        new ConsoleBeans.Leasing(
            Alone.HOLDER, settings.duration("lease.duration"), settings.duration("lease.wait")),
        ConsoleStart.settings(settings));
  }

  private boolean isStarted(String routeId) {
    return camel.getRoute(routeId) != null
        && camel.getRouteController().getRouteStatus(routeId).isStarted();
  }

  private Requests requests() {
    return camel.getRegistry().lookupByNameAndType("notionRequests", Requests.class);
  }

  private Budget budget() {
    return camel.getRegistry().lookupByNameAndType("notionBudget", Budget.class);
  }

  private Limits limits() {
    return new Limits(
        settings.number("guard.deletes"),
        settings.number("guard.clears"),
        settings.decimal("guard.share"));
  }

  Notion notion() {
    return notion;
  }

  Sweep sweep() {
    return sweep;
  }

  FindRecord findRecord() {
    return findRecord;
  }

  Explain explain() {
    return explain;
  }

  Undo undo() {
    return undo;
  }

  OpenRuns runs() {
    return runs;
  }

  Databases databases() {
    return databases;
  }

  Passes passes() {
    return passes;
  }
}
