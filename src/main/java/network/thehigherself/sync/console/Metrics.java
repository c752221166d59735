package network.thehigherself.sync.console;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import network.thehigherself.sync.line.DatabaseStatus;
import network.thehigherself.sync.line.Door;
import network.thehigherself.sync.line.DoorStatus;
import network.thehigherself.sync.line.Outage;
import network.thehigherself.sync.line.Statuses;
import network.thehigherself.sync.line.Work;
import network.thehigherself.sync.notion.Kind;
import network.thehigherself.sync.notion.Requests;
import network.thehigherself.sync.postgres.PostgresException;

/**
 * The program in numbers, as Prometheus reads them (Prometheus, "Text-based format"). They hold
 * names of databases and doors and never what a record holds.
 */
public final class Metrics {
  private static final String PREFIX = "higherself.";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Set<Work.Place> counted = ConcurrentHashMap.newKeySet();
  private final Statuses statuses;
  private final Work work;
  private final Supplier<Requests.Count> requests;
  private final MultiGauge lag;
  private final MultiGauge state;
  private final MultiGauge conflicts;
  private final MultiGauge deadLetters;
  private final MultiGauge held;

  /**
   * @param requests what was asked of Notion so far
   */
  public Metrics(Statuses statuses, Work work, Supplier<Requests.Count> requests, Outage outage) {
    this.statuses = statuses;
    this.work = work;
    this.requests = requests;
    lag = gauge("door.lag.seconds", "How long ago a door was last looked through.");
    state = gauge("door.state", "1 for the state that a door is in, as status names it.");
    conflicts = gauge("conflicts", "Conflicts that wait for a person.");
    deadLetters = gauge("dead.letters", "Records that could not be synced.");
    held = gauge("held", "Records that are held, with a reason.");
    for (Kind kind : Kind.values()) {
      FunctionCounter.builder(
              PREFIX + "notion.requests", this, metrics -> metrics.requests.get().of(kind))
          .description("Requests to Notion, every attempt of them.")
          .tag("kind", kind.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    Gauge.builder(PREFIX + "away", outage, lasting -> lasting.reason().isPresent() ? 1 : 0)
        .description("1 while everything waits for Notion or PostgreSQL.")
        .register(registry);
    Stream.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics())
        .forEach(about -> about.bindTo(registry));
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(PREFIX + name).description(description).register(registry);
  }

  /** All numbers as they are now. Those of the databases are left out while PostgreSQL is away. */
  public String scrape() {
    List<DatabaseStatus> databases = databases();
    gauges(databases);
    work.soFar().forEach(this::counter);
    return registry.scrape();
  }

  private List<DatabaseStatus> databases() {
    try {
      return statuses.all().stream().filter(DatabaseStatus::enabled).toList();
    } catch (PostgresException away) {
      return List.of();
    }
  }

  private void gauges(List<DatabaseStatus> databases) {
    lag.register(
        doors(databases).filter(door -> door.status().lag() != null).map(Metrics::lag).toList(),
        true);
    state.register(doors(databases).map(Metrics::state).toList(), true);
    conflicts.register(rows(databases, one -> one.problems().conflicts()), true);
    deadLetters.register(rows(databases, one -> one.problems().deadLetters()), true);
    held.register(rows(databases, one -> one.problems().held()), true);
  }

  private record OneDoor(String database, Door door, DoorStatus status) {
    Tags tags() {
      return Tags.of("database", database, "door", door.label());
    }
  }

  private static Stream<OneDoor> doors(List<DatabaseStatus> databases) {
    return databases.stream()
        .flatMap(
            one ->
                Stream.of(Door.values())
                    .map(door -> new OneDoor(one.mapping().database(), door, one.of(door))));
  }

  private static MultiGauge.Row<Number> lag(OneDoor door) {
    return MultiGauge.Row.of(door.tags(), door.status().lag());
  }

  private static MultiGauge.Row<Number> state(OneDoor door) {
    return MultiGauge.Row.of(door.tags().and("state", door.status().state()), 1);
  }

  private static List<MultiGauge.Row<?>> rows(
      List<DatabaseStatus> databases, ToLongFunction<DatabaseStatus> count) {
    return databases.stream()
        .<MultiGauge.Row<?>>map(
            one ->
                MultiGauge.Row.of(
                    Tags.of("database", one.mapping().database()), count.applyAsLong(one)))
        .toList();
  }

  private void counter(Work.Place place, LongAdder changed) {
    if (!counted.add(place)) {
      return;
    }
    FunctionCounter.builder(PREFIX + "changes", changed, LongAdder::sum)
        .description("Records changed, by the side that was changed.")
        .tags("database", place.database(), "side", place.side())
        .register(registry);
  }
}
