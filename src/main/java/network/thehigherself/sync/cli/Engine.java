package network.thehigherself.sync.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.thehigherself.sync.console.ConsoleServer;
import network.thehigherself.sync.line.Databases;
import network.thehigherself.sync.line.Explain;
import network.thehigherself.sync.line.FindRecord;
import network.thehigherself.sync.line.OpenRuns;
import network.thehigherself.sync.line.RouteFiles;
import network.thehigherself.sync.line.RunNow;
import network.thehigherself.sync.line.StartUpCheck;
import network.thehigherself.sync.line.Undo;
import network.thehigherself.sync.line.Verify;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionBeans;
import network.thehigherself.sync.notion.Requests;
import network.thehigherself.sync.postgres.PendingReferences;
import network.thehigherself.sync.postgres.Postgres;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes, started in Camel with the beans that they name. */
public final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /** Routes that a setting can switch off. */
  private static final Map<String, String> SWITCHES =
      Map.of("shared.stamp-pages", "stamp.enabled", "shared.alerts", "alerts.enabled");

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
  private Beans beans;
  private RunNow runNow;
  private ProducerTemplate sweeping;
  private Optional<ConsoleServer> console = Optional.empty();

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
    if (purpose == Purpose.SERVE) {
      console = ConsoleStart.of(settings);
    }
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setInitialProperties(settings.asProperties());
    main.addInitialProperty(
        "camel.component.quartz.auto-start-scheduler", String.valueOf(purpose == Purpose.SERVE));
    // Whoever fires waits for the end: there is nothing to wait for, which takes half a second.
    main.addInitialProperty(
        "camel.component.quartz.interrupt-jobs-on-shutdown",
        String.valueOf(purpose != Purpose.SERVE));
    main.addInitialProperty("camel.main.auto-startup", String.valueOf(purpose != Purpose.LOOK));
    console.ifPresent(
        server ->
            main.addInitialProperty("camel.component.servlet.servlet-name", server.servletName()));
    String token =
        purpose == Purpose.LOOK
            ? settings.find("NOTION_API_TOKEN").orElse("")
            : settings.get("NOTION_API_TOKEN");
    main.configure()
        .addConfiguration(new NotionBeans(token, settings.duration("notion.answer-deadline")));
    main.addMainListener(new Wiring());
    try {
      main.start();
      runNow = new RunNow(main.getCamelContext());
      sweeping = main.getCamelContext().createProducerTemplate();
      if (purpose == Purpose.FIRE) {
        runNow.startWithoutSchedules();
      }
      console.ifPresent(ConsoleStart::listen);
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
      beans = new Beans(settings, mappings, postgres, camel, () -> runNow);
      beans.bindTo(camel.getRegistry());
    }

    @Override
    public void afterConfigure(BaseMainSupport starting) {
      ModelCamelContext camel = (ModelCamelContext) starting.getCamelContext();
      Databases databases = beans.databases();
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
      routes.stream()
          .filter(route -> SWITCHES.containsKey(route.getRouteId()))
          .forEach(route -> route.setAutoStartup(settings.get(SWITCHES.get(route.getRouteId()))));
      routes.stream()
          .filter(route -> route.getInput().getEndpointUri().startsWith("servlet:"))
          .forEach(route -> route.setAutoStartup(String.valueOf(console.isPresent())));
    }
  }

  /** The mapped databases. */
  public Databases databases() {
    return beans.databases();
  }

  OpenRuns runs() {
    return beans.runs();
  }

  RunNow runNow() {
    return runNow;
  }

  /** The way to Notion that the routes take. */
  public Notion notion() {
    return beans.notion();
  }

  /** The way to PostgreSQL that the routes take. */
  public Postgres postgres() {
    return postgres;
  }

  /** Sweeps a database over the route for that, where its last sweep is long enough ago. */
  void sweepIfDue(Mapping mapping) {
    if (beans.sweep().isDue(mapping.database())) {
      sweeping.sendBody("direct:sweep-database", mapping.database());
    }
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

  /** Compares the two sides of a database. */
  Verify verify() {
    return main.getCamelContext().getRegistry().lookupByNameAndType("verify", Verify.class);
  }

  /** Finds the records that an id is of. */
  public FindRecord findRecord() {
    return beans.findRecord();
  }

  /** Says of one record what it is and why. */
  public Explain explain() {
    return beans.explain();
  }

  /** Undoes runs. */
  public Undo undo() {
    return beans.undo();
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

  /** The console, while the routes are on their schedules; empty where it is switched off. */
  public Optional<ConsoleServer> console() {
    return console;
  }

  @Override
  public void close() {
    console.ifPresent(ConsoleServer::close);
    main.stop();
    // A pass that is under way to the end needs its lease for so long.
    if (beans != null) {
      beans.passes().close();
    }
    pool.close();
    LOG.debug("stopped");
  }
}
