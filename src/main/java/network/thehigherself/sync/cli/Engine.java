package network.thehigherself.sync.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import network.thehigherself.sync.line.Databases;
import network.thehigherself.sync.line.DeadLetterOffice;
import network.thehigherself.sync.line.Gather;
import network.thehigherself.sync.line.OpenIntent;
import network.thehigherself.sync.line.OpenRuns;
import network.thehigherself.sync.line.PassBatches;
import network.thehigherself.sync.line.Passes;
import network.thehigherself.sync.line.PlanRecord;
import network.thehigherself.sync.line.QueryPages;
import network.thehigherself.sync.line.ReadAgain;
import network.thehigherself.sync.line.Reconciled;
import network.thehigherself.sync.line.RouteFiles;
import network.thehigherself.sync.line.RunNow;
import network.thehigherself.sync.line.SelectRows;
import network.thehigherself.sync.line.SettledRecords;
import network.thehigherself.sync.line.StartUpCheck;
import network.thehigherself.sync.line.TransformPages;
import network.thehigherself.sync.line.WritePage;
import network.thehigherself.sync.line.WriteRows;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionBeans;
import network.thehigherself.sync.notion.Requests;
import network.thehigherself.sync.plan.Limits;
import network.thehigherself.sync.postgres.Bindings;
import network.thehigherself.sync.postgres.Cursors;
import network.thehigherself.sync.postgres.Intents;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.OpenTransactions;
import network.thehigherself.sync.postgres.OwedKeys;
import network.thehigherself.sync.postgres.PendingReferences;
import network.thehigherself.sync.postgres.Postgres;
import network.thehigherself.sync.postgres.Rows;
import network.thehigherself.sync.postgres.Runs;
import network.thehigherself.sync.postgres.Settlements;
import network.thehigherself.sync.postgres.Tombstones;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes, started in Camel with the beans that they name. */
public final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /** What the routes are started for. */
  public enum Purpose {
    /** To be fired by hand: no schedule fires. */
    FIRE,
    /** To fire on their schedules. */
    SERVE,
    /** To be looked at: no route starts. */
    LOOK
  }

  private final Settings settings;
  private final Mappings mappings;
  private final HikariDataSource pool;
  private final Postgres postgres;
  private final Main main = new Main();
  private OpenRuns runs;
  private Databases databases;
  private Passes passes;
  private RunNow runNow;

  private Engine(Settings settings, Mappings mappings, Sql sql) {
    this.settings = settings;
    this.mappings = mappings;
    this.pool = sql.pool();
    this.postgres = sql.postgres();
  }

  /**
   * Starts the routes.
   *
   * @throws ConfigurationException where settings, mappings or routes are wrong, or {@code setup}
   *     has not run
   */
  public static Engine start(Settings settings, Purpose purpose) {
    Mappings mappings = Mappings.load(MappingFiles.find(settings.home()));
    Sql sql = Sql.open(settings);
    Engine engine = new Engine(settings, mappings, sql);
    try {
      sql.checkSetUp(mappings);
      engine.start(purpose);
      return engine;
    } catch (RuntimeException trouble) {
      engine.close();
      throw trouble;
    }
  }

  private void start(Purpose purpose) {
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setInitialProperties(settings.asProperties());
    main.addInitialProperty(
        "camel.component.quartz.auto-start-scheduler", String.valueOf(purpose == Purpose.SERVE));
    main.addInitialProperty("camel.main.auto-startup", String.valueOf(purpose != Purpose.LOOK));
    String token =
        purpose == Purpose.LOOK
            ? settings.find("NOTION_API_TOKEN").orElse("")
            : settings.get("NOTION_API_TOKEN");
    main.configure().addConfiguration(new NotionBeans(token));
    main.addMainListener(new Wiring());
    try {
      main.start();
      runNow = new RunNow(main.getCamelContext());
      if (purpose == Purpose.FIRE) {
        runNow.startWithoutSchedules();
      }
    } catch (ConfigurationException wrong) {
      throw wrong;
    } catch (Exception trouble) {
      throw StartTrouble.of(trouble);
    }
  }

  /** Binds the beans before the routes are read, and checks the routes before they start. */
  private final class Wiring extends MainListenerSupport {
    @Override
    public void beforeConfigure(BaseMainSupport starting) {
      CamelContext camel = starting.getCamelContext();
      starting.configure().setRoutesIncludePattern(RouteFiles.find(camel, settings.home()));
      bind(camel);
    }

    @Override
    public void afterConfigure(BaseMainSupport starting) {
      ModelCamelContext camel = (ModelCamelContext) starting.getCamelContext();
      List<RouteDefinition> routes = camel.getRouteDefinitions();
      List<String> faults =
          StartUpCheck.faults(routes, camel.getRouteConfigurationDefinitions(), mappings.all());
      if (!faults.isEmpty()) {
        throw new ConfigurationException(String.join(System.lineSeparator(), faults));
      }
      routes.stream()
          .filter(route -> route.getGroup() != null)
          .filter(route -> !databases.isEnabled(databases.mapping(route.getGroup())))
          .forEach(route -> route.setAutoStartup("false"));
    }
  }

  private void bind(CamelContext camel) {
    Clock clock = Clock.systemUTC();
    Duration lookUpDelay = settings.duration("notion.look-up-delay");
    Duration pause = settings.duration("owed.pause");
    Notion notion = new Notion(camel.createProducerTemplate());
    Leases leases = new Leases(postgres);
    Links links = new Links(postgres);
    Rows rows = new Rows(postgres, mappings);
    OwedKeys owed = new OwedKeys(postgres);
    Intents intents = new Intents(postgres);
    Limits limits =
        new Limits(
            settings.number("guard.deletes"),
            settings.number("guard.clears"),
            settings.decimal("guard.share"));

    runs = new OpenRuns(settings.duration("lease.wait"));
    databases = new Databases(mappings, settings::find, notion, new Bindings(postgres));
    passes =
        new Passes(
            runs,
            databases,
            leases,
            new Cursors(postgres),
            new PendingReferences(postgres, mappings),
            new Runs(postgres),
            settings.duration("lease.duration"),
            "process " + ProcessHandle.current().pid());
    PassBatches batches = new PassBatches(owed, links, limits, clock);
    Gather gather =
        new Gather(notion, databases, links, rows, new Tombstones(postgres), intents, owed);
    PlanRecord planRecord = new PlanRecord();

    Registry registry = camel.getRegistry();
    registry.bind("dataSource", postgres.connections());
    registry.bind("passes", passes);
    registry.bind("queryPages", new QueryPages(notion, batches, settings.duration("poll.overlap")));
    registry.bind("selectRows", new SelectRows(new OpenTransactions(postgres), rows, batches));
    registry.bind("transformPages", new TransformPages());
    registry.bind("gather", gather);
    registry.bind("settledRecords", new SettledRecords());
    registry.bind("planRecord", planRecord);
    registry.bind("readAgain", new ReadAgain(notion, gather, planRecord, lookUpDelay, clock));
    registry.bind("openIntent", new OpenIntent(leases, intents, links));
    registry.bind("writePage", new WritePage(notion, gather, links, lookUpDelay, clock));
    registry.bind("reconciled", new Reconciled());
    registry.bind(
        "writeRows", new WriteRows(new Settlements(postgres, mappings), databases, pause, clock));
    registry.bind("deadLetterOffice", new DeadLetterOffice(leases, owed, intents, pause, clock));
  }

  Mappings mappings() {
    return mappings;
  }

  public Databases databases() {
    return databases;
  }

  OpenRuns runs() {
    return runs;
  }

  RunNow runNow() {
    return runNow;
  }

  public Notion notion() {
    return main.getCamelContext().getRegistry().lookupByNameAndType("notion", Notion.class);
  }

  public Postgres postgres() {
    return postgres;
  }

  /** Whether references of this database wait for records that are there by now. */
  boolean hasArrivedReferences(Mapping mapping) {
    return new PendingReferences(postgres, mappings).hasArrived(mapping);
  }

  /** Counts every request to Notion. */
  public Requests requests() {
    return main.getCamelContext()
        .getRegistry()
        .lookupByNameAndType("notionRequests", Requests.class);
  }

  /** Whether a team paused this route: it does not start by itself although its database is on. */
  boolean isPaused(String routeId) {
    RouteDefinition route =
        ((ModelCamelContext) main.getCamelContext()).getRouteDefinition(routeId);
    return route != null
        && route.getAutoStartup() != null
        && main.getCamelContext()
            .resolvePropertyPlaceholders(route.getAutoStartup())
            .equals("false");
  }

  @Override
  public void close() {
    if (passes != null) {
      passes.close();
    }
    main.stop();
    pool.close();
    LOG.debug("stopped");
  }
}
