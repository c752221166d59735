package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.notion.Binding;
import network.thehigherself.sync.notion.DataSource;
import network.thehigherself.sync.notion.Integration;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.postgres.Bindings;
import network.thehigherself.sync.postgres.Drift;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The databases of this process, opened when they are first needed. Safe for several threads. */
public final class Databases {
  private static final Logger LOG = LoggerFactory.getLogger(Databases.class);

  private final Mappings mappings;
  private final Function<String, Optional<String>> ids;
  private final Notion notion;
  private final Bindings bindings;
  private final SameDataSource sameDataSource;
  private final TransformRoutes transforms;
  private final Drift drift;
  private final Duration age;
  private final Clock clock;
  private final Map<String, Opened> open = new ConcurrentHashMap<>();
  private final Map<String, List<String>> warned = new ConcurrentHashMap<>();
  private Integration integration;

  private record Opened(Database database, Instant at) {}

  /**
   * @param age after which the schema of an open database is looked at again
   * @param ids the Notion id behind a variable's name; empty where it is not set
   */
  public Databases(
      Mappings mappings,
      Function<String, Optional<String>> ids,
      Notion notion,
      Bindings bindings,
      TransformRoutes transforms,
      Drift drift,
      Duration age,
      Clock clock) {
    this.mappings = mappings;
    this.ids = ids;
    this.notion = notion;
    this.bindings = bindings;
    this.sameDataSource = new SameDataSource(bindings);
    this.transforms = transforms;
    this.drift = drift;
    this.age = age;
    this.clock = clock;
  }

  /** Every mapped database, parents before children where that can be. */
  public List<Mapping> all() {
    return mappings.all();
  }

  /** The names of the databases that have an id. */
  List<String> enabled() {
    return all().stream().filter(this::isEnabled).map(Mapping::database).toList();
  }

  /** Whether the database has an id; without one it is off. */
  public boolean isEnabled(Mapping mapping) {
    return ids.apply(mapping.idVariable()).isPresent();
  }

  /** The mapping of a database. */
  public Mapping mapping(String name) {
    return mappings
        .get(name)
        .orElseThrow(() -> new IllegalStateException("no mapping is called " + name));
  }

  /** The id of our bot in Notion, by which our own edits are known. */
  public String me() {
    return integration().id();
  }

  private synchronized Integration integration() {
    if (integration == null) {
      try {
        integration = notion.me();
      } catch (NotionException trouble) {
        throw Troubles.ofNotion("Notion", trouble);
      }
    }
    return integration;
  }

  /** What broke a pass over a database off, for a person. */
  PassException explain(String name, Exception trouble) {
    return trouble instanceof NotionException refusal && refusal.status() == 404
        ? Troubles.ofDatabase(mapping(name), integration(), refusal)
        : Troubles.of(trouble);
  }

  /** Opens a database that is the same as before, see {@link #open(String, boolean, boolean)}. */
  public Database open(String name, boolean remember) {
    return open(name, remember, false);
  }

  /**
   * Opens a database: finds its data source and binds the mapping to it. A property that was made
   * anew under another id loses its base.
   *
   * @param remember whether what was bound may be written down
   * @param anew whether another data source than before is meant
   * @throws PassException where Notion does not show the database, it is another one than before,
   *     or the mapping does not fit it or its table
   */
  public Database open(String name, boolean remember, boolean anew) {
    Opened known = open.get(name);
    if (known != null && clock.instant().isBefore(known.at().plus(age))) {
      return known.database();
    }
    Mapping mapping = mapping(name);
    DataSource dataSource = dataSource(mapping);
    sameDataSource.check(mapping, dataSource, remember && anew);
    Binding.Result result = Binding.bind(mapping, dataSource, bindings.properties(name));
    List<String> faults = new ArrayList<>(result.faults());
    faults.addAll(drift.problems(mapping));
    if (!faults.isEmpty()) {
      throw new PassException(DatabaseReport.Outcome.MISCONFIGURED, String.join(" ", faults));
    }
    warn(name, result.warnings());
    Binding binding = result.binding().orElseThrow();
    if (remember) {
      bindings
          .bind(name, binding.ids())
          .forEach(
              field ->
                  LOG.warn(
                      "{}: the property of {} was made anew in Notion: what it does not hold stays in the column.",
                      name,
                      field));
      bindings.bindDataSource(name, UUID.fromString(dataSource.id()));
    }
    Database opened =
        Database.of(mapping, dataSource, binding, notion, transforms.of(mapping, binding));
    open.put(name, new Opened(opened, clock.instant()));
    return opened;
  }

  private void warn(String name, List<String> warnings) {
    if (!warnings.equals(warned.put(name, warnings))) {
      warnings.forEach(warning -> LOG.warn("{}: {}", name, warning));
    }
  }

  /** The databases that are open. */
  List<Database> opened() {
    return open.values().stream().map(Opened::database).toList();
  }

  /** A database, where it is open. */
  Optional<Database> opened(String name) {
    return Optional.ofNullable(open.get(name)).map(Opened::database);
  }

  /** Forgets what was bound, so that the next pass looks at the schema again. */
  public void close(String name) {
    open.remove(name);
  }

  private DataSource dataSource(Mapping mapping) {
    Integration us = integration();
    try {
      return notion.open(ids.apply(mapping.idVariable()).orElseThrow());
    } catch (NotionException trouble) {
      Optional<UUID> before = bindings.dataSource(mapping.database());
      throw trouble.isNotOne() && before.isPresent()
          ? new PassException(
              DatabaseReport.Outcome.MISCONFIGURED,
              "%s Until now it was %s: to go on with that one, set %s to it."
                  .formatted(trouble.getMessage(), before.get(), mapping.idVariable()),
              trouble)
          : Troubles.ofDatabase(mapping, us, trouble);
    }
  }
}
