package network.thehigherself.sync.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.cli.Choice;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Progress;
import network.thehigherself.sync.cli.Ran;
import network.thehigherself.sync.cli.Settings;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.cli.SyncRun;
import network.thehigherself.sync.cli.VerifyOutput;
import network.thehigherself.sync.cli.VerifyRun;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.Person;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A Notion look-alike and a PostgreSQL database of their own, with the program between them: what a
 * scenario plays on. The server is shared by all, the database is not.
 */
final class Pair implements AutoCloseable {
  /** Three databases that are related to one another are enough for a story. */
  private static final Set<String> DATABASES =
      Set.of("NOTION_BUSINESS_ENTITIES_DB", "NOTION_CONTACTS_PROFILES_DB", "NOTION_TASKS_DB");

  /** Quartz knows its schedulers by the name of their program, one of each in a JVM. */
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final Sandbox sandbox;
  final Person maya;
  final JdbcClient sql;

  /** The name of the PostgreSQL database. */
  final String database;

  private final TestSides sides;
  private final Map<String, String> environment;
  private Engine engine;

  private Pair(SandboxOptions options, Map<String, String> settings, Path home, String... before) {
    sides = new TestSides(options, home, before);
    sandbox = sides.sandbox;
    maya = sandbox.person("Maya");
    sql = sides.sql;
    database = sides.database;
    environment = sides.environment;
    environment.put("NOTION_LOOK_UP_DELAY", "PT0S");
    environment.put("OWED_PAUSE", "PT0S");
    environment.putAll(settings);
  }

  private Pair withThreeDatabases() {
    environment.keySet().removeIf(name -> name.endsWith("_DB") && !DATABASES.contains(name));
    return this;
  }

  /** With all databases that ship. */
  static Pair ofAll(SandboxOptions options, Path home) {
    return new Pair(options, Map.of(), home);
  }

  /** With the sample data. */
  static Pair ofSamples(Path home) {
    return new Pair(SandboxOptions.defaults(), Map.of(), home).withThreeDatabases();
  }

  static Pair of(SandboxOptions options, Map<String, String> settings, Path home) {
    return new Pair(options, settings, home).withThreeDatabases();
  }

  /** With tables of somebody else's that were there before setup. */
  static Pair onTables(Path home, String... statements) {
    return new Pair(SandboxOptions.defaults().withoutPages(), Map.of(), home, statements)
        .withThreeDatabases();
  }

  /**
   * A mapping of this name beside the jar, changed from what lies there already or else ships; runs
   * of spaces count as one.
   */
  static void changeMapping(Path home, String database, String from, String to) {
    try {
      Path mapping = home.resolve("mappings").resolve(database + ".yaml");
      Path shipped = Path.of("mappings", database + ".yaml");
      String before = squeezed(Files.readString(Files.exists(mapping) ? mapping : shipped));
      if (!before.contains(squeezed(from))) {
        throw new IllegalArgumentException("the mapping does not say " + from);
      }
      Files.createDirectories(mapping.getParent());
      Files.writeString(mapping, before.replace(squeezed(from), to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String squeezed(String yaml) {
    return yaml.replaceAll("(?<=\\S) +", " ");
  }

  /** Sets the database up once more, as its owner does after a change. */
  void setUp() {
    sides.setUp();
  }

  /** Runs a command of the program over these two sides. */
  Ran run(String command, String... arguments) {
    List<String> all = Stream.concat(Stream.of(command), Stream.of(arguments)).toList();
    return Ran.run(environment, all.toArray(String[]::new));
  }

  Map<String, String> environment() {
    return environment;
  }

  Engine engine() {
    if (engine == null) {
      engine = start();
    }
    return engine;
  }

  /**
   * Ends the program, so that a command has this JVM for itself: Quartz knows a scheduler by its
   * name, and a second program would start its schedules in that of the first.
   */
  void stopEngine() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }

  /** Another copy of the program on the same two sides. */
  Engine start() {
    Map<String, String> own = Map.of("CAMEL_MAIN_NAME", "fired-" + NUMBER.incrementAndGet());
    return Engine.start(Settings.load(environment).with(own), Engine.Purpose.FIRE);
  }

  SyncOutput sync() {
    return sync(Direction.BOTH);
  }

  SyncOutput sync(Direction direction) {
    return sync(engine(), options(direction, null, false, false));
  }

  SyncOutput syncWhole() {
    return sync(engine(), options(Direction.BOTH, null, true, false));
  }

  SyncOutput dryRun() {
    return sync(engine(), options(Direction.BOTH, null, false, true));
  }

  SyncOutput syncSince(Instant since) {
    return sync(engine(), options(Direction.BOTH, since, false, false));
  }

  VerifyOutput verify() {
    return verify(engine());
  }

  static VerifyOutput verify(Engine engine) {
    return new VerifyRun(engine, Choice.of(engine.databases(), List.of())).run(Progress.none());
  }

  static SyncOutput sync(Engine engine, RunOptions options) {
    try {
      return new SyncRun(engine, Choice.of(engine.databases(), List.of()), options)
          .run(Progress.none());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static RunOptions options(Direction direction, Instant since, boolean full, boolean dryRun) {
    return new RunOptions(
        UUID.randomUUID(), direction, since, full, dryRun, Set.of(), Duration.ofSeconds(20), false);
  }

  /** The sample page with this title. */
  String page(String database, String titleProperty, String title) {
    return sandbox.pages().ids(database).stream()
        .filter(id -> title.equals(sandbox.pages().values(id).get(titleProperty)))
        .findFirst()
        .orElseThrow();
  }

  String task(String title) {
    return page("tasks", "Task Name", title);
  }

  Object value(String page, String property) {
    return sandbox.pages().values(page).get(property);
  }

  /** The key of a page's row. */
  UUID key(String page) {
    return sql.sql("select key from sync.link where page_id = cast(? as uuid)")
        .param(page)
        .query(UUID.class)
        .single();
  }

  /** The page of a row. */
  String pageOf(UUID key) {
    return sql.sql("select page_id::text from sync.link where key = ?")
        .param(key)
        .query(String.class)
        .single();
  }

  /** A value as PostgreSQL shows it, as text. */
  String cell(String table, UUID key, String column) {
    return sql.sql("select %s::text from public.%s where id = ?".formatted(column, table))
        .param(key)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  void update(String table, UUID key, String column, String expression) {
    sql.sql("update public.%s set %s = %s where id = ?".formatted(table, column, expression))
        .param(key)
        .update();
  }

  /** A task that was made in SQL. */
  UUID insertTask(String name) {
    UUID key = UUID.randomUUID();
    sql.sql("insert into public.tasks (id, task_name) values (?, ?)").params(key, name).update();
    return key;
  }

  /** How many pages of this task are there and not in the trash. */
  long livePagesOf(UUID task) {
    return sandbox.pages().ids("tasks").stream()
        .filter(id -> task.toString().equals(value(id, "Supabase ID")))
        .count();
  }

  /** From now on each insert fails there as if the connection broke: what a kill leaves. */
  void breakInserts(String table) {
    sql.sql(
            """
            create or replace function public.broken() returns trigger language plpgsql as
            $$ begin raise exception 'broken off' using errcode = '57P01'; end $$""")
        .update();
    sql.sql(
            "create trigger broken before insert on %s for each row execute function public.broken()"
                .formatted(table))
        .update();
  }

  void mendInserts(String table) {
    sql.sql("drop trigger broken on " + table).update();
  }

  long count(String from) {
    return sql.sql("select count(*) from " + from).query(Long.class).single();
  }

  /** The JSON of one database of a run. */
  static JsonNode of(SyncOutput output, String database) {
    return of(output.json(), database);
  }

  /** The JSON of one database of what a command says. */
  static JsonNode of(JsonNode output, String database) {
    for (JsonNode entry : output.path("databases")) {
      if (entry.path("database").asText().equals(database)) {
        return entry;
      }
    }
    throw new IllegalArgumentException(database);
  }

  /** The requests of a kind since the last reset, such as "GET /v1/pages/{id}". */
  int requests(String kind) {
    return sandbox.requests().count(kind);
  }

  @Override
  public void close() {
    stopEngine();
    sandbox.close();
  }
}
