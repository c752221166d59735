package network.thehigherself.sync.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import network.thehigherself.sync.sandbox.http.Faults;
import network.thehigherself.sync.sandbox.http.Limits;
import network.thehigherself.sync.sandbox.http.NotionApi;
import network.thehigherself.sync.sandbox.http.NotionHandler;
import network.thehigherself.sync.sandbox.http.RequestLog;
import network.thehigherself.sync.sandbox.http.Tokens;
import network.thehigherself.sync.sandbox.property.PropertyTypes;
import network.thehigherself.sync.sandbox.sample.Catalog;
import network.thehigherself.sync.sandbox.sample.Generator;
import network.thehigherself.sync.sandbox.sample.SampleDatabase;
import network.thehigherself.sync.sandbox.sample.SamplePages;
import network.thehigherself.sync.sandbox.workspace.Ids;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.SandboxClock;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** A running look-alike of Notion. Everything in it ends with it. */
public final class Sandbox implements AutoCloseable {

  private static final Duration BETWEEN_GENERATED_PAGES = Duration.ofMinutes(7);
  private static final Duration AGE_OF_GENERATED_PAGES = Duration.ofHours(2);

  private final SandboxOptions options;
  private final SandboxClock clock = new SandboxClock();
  private final RequestLog requests = new RequestLog();
  private final Limits limits = new Limits();
  private final Faults faults;
  private final Workspace workspace;
  private final Catalog catalog;
  private final Pages pages;
  private final SandboxServer server;

  private Sandbox(SandboxOptions options) {
    this.options = options;
    if (options.fixedAt() != null) {
      clock.fixed(options.fixedAt());
    }
    Ids ids = new Ids(options.seed());
    faults = new Faults(options.seed());
    workspace = new Workspace(clock, ids, PropertyTypes.all(), "HigherSelf Sync");
    catalog = new Catalog(workspace, options.content() != SandboxOptions.Content.NOTHING);
    fill();
    pages = new Pages(workspace, catalog, options.seed());
    ids.stopRepeating();
    workspace.lag(options.lag());
    limits.set(options.requestsPerSecond(), options.burst());
    Tokens tokens = new Tokens(workspace, options.token());
    NotionApi api = new NotionApi(workspace, tokens, options.queryCap());
    server =
        new SandboxServer(
            options.port(),
            new NotionHandler(api, tokens, clock, requests, limits, faults, new Controls(this)));
  }

  /** Starts a sandbox; it answers when this returns. */
  public static Sandbox start(SandboxOptions options) {
    Sandbox sandbox = new Sandbox(options);
    sandbox.server.start();
    return sandbox;
  }

  /** What {@code /_sandbox} understands, for {@code sandbox --help}. */
  public static String controlsHelp() {
    try (InputStream text = Sandbox.class.getResourceAsStream("/sandbox/controls.txt")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox's own controls.txt cannot be read.", e);
    }
  }

  /** The address without {@code /v1}. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.port();
  }

  /** The integration's token. */
  public String token() {
    return options.token();
  }

  /** The names of the databases. */
  public Collection<String> databaseNames() {
    return catalog.databases().keySet();
  }

  /** The id of a database by its one name, such as {@code tasks}. */
  public String databaseId(String database) {
    return catalog.database(database).source().database().id();
  }

  /** The id of a database's data source. */
  public String dataSourceId(String database) {
    return catalog.database(database).source().id();
  }

  /** The page below which the databases lie, and where new ones can be made. */
  public String parentPageId() {
    return catalog.home().id();
  }

  /** The database ids by the environment variables that carry them. */
  public Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    for (SampleDatabase database : catalog.databases().values()) {
      if (database.environment() != null) {
        environment.put(database.environment(), database.source().database().id());
      }
    }
    return environment;
  }

  /**
   * What the sandbox command prints first: one line of JSON with address, token, the page on which
   * the databases lie, and their ids by variable.
   */
  public String firstLine() {
    ObjectNode line = Json.object().put("base_url", baseUrl()).put("token", token());
    line.put("parent_page_id", parentPageId());
    ObjectNode env = line.putObject("env");
    environment().forEach(env::put);
    return line.toString();
  }

  /** The clock of everything here. */
  public SandboxClock clock() {
    return clock;
  }

  /** The integration's requests, counted. */
  public RequestLog requests() {
    return requests;
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /**
   * Adds a fault in the form that {@code POST /_sandbox/faults} takes.
   *
   * @throws IllegalArgumentException when it is no such form
   */
  public void fault(String form) {
    faults.add(FaultForm.read(Json.parse(form)));
  }

  /** The request budget. */
  public Limits limits() {
    return limits;
  }

  /**
   * Lets queries and searches answer what was true so long ago by the sandbox's clock; GET stays
   * fresh.
   */
  public void lag(Duration behind) {
    workspace.exclusivelyRun(() -> workspace.lag(behind));
  }

  /**
   * Shows (as at the start) or hides references to trashed pages: what Notion does is not
   * documented.
   */
  public void showTrashedReferences(boolean shown) {
    workspace.exclusivelyRun(() -> workspace.showTrashedReferences(shown));
  }

  /** The pages, seen and changed without a request. */
  public Pages pages() {
    return pages;
  }

  /** The person of this name, who joins if need be. */
  public Person person(String name) {
    return workspace.exclusively(() -> new Person(workspace, workspace.people().person(name)));
  }

  /** Changes to the properties of a database, as a person makes them. */
  public SchemaEdits schema(String database) {
    return new SchemaEdits(workspace, catalog.people().get(0), catalog.database(database).source());
  }

  /** Takes a database or page away from the integration: 404, and relations to it disappear. */
  public void unshare(String id) {
    workspace.exclusivelyRun(() -> workspace.unshare(id));
  }

  /** Gives a database or page back to the integration. */
  public void share(String id) {
    workspace.exclusivelyRun(() -> workspace.share(id));
  }

  @Override
  public void close() {
    server.stop();
  }

  private void fill() {
    if (options.content() != SandboxOptions.Content.PAGES) {
      return;
    }
    if (options.pagesPerDatabase() == 0) {
      new SamplePages(workspace, catalog).write();
      return;
    }
    Instant newest = clock.now().minus(AGE_OF_GENERATED_PAGES);
    new Generator(workspace, catalog, options.seed())
        .generate(
            catalog.databases().values(),
            options.pagesPerDatabase(),
            newest,
            BETWEEN_GENERATED_PAGES);
  }
}
