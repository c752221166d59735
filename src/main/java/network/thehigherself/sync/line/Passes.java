package network.thehigherself.sync.line;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import network.thehigherself.sync.line.DatabaseReport.Outcome;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Cursors;
import network.thehigherself.sync.postgres.Lease;
import network.thehigherself.sync.postgres.PendingReferences;
import network.thehigherself.sync.postgres.Runs;
import network.thehigherself.sync.property.Json;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends passes: which are under way, the cursor, and what is said about them. */
public final class Passes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Passes.class);

  private static final String RUN = "run";

  /** What may be put right in Notion, which is then seen at the next pass. */
  private static final Set<Outcome> NEEDS_A_LOOK_AGAIN =
      Set.of(Outcome.MISCONFIGURED, Outcome.NOT_SHARED);

  private final Set<Pass> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicInteger beginning = new AtomicInteger();
  private final OpenRuns runs;
  private final Databases databases;
  private final PassLeases leases;
  private final Cursors cursors;
  private final PendingReferences pendingReferences;
  private final Runs storedRuns;
  private final Beginnings beginnings;
  private final Endings endings;
  private final Outage outage;
  private final Work work = new Work();

  public Passes(
      OpenRuns runs,
      Databases databases,
      PassLeases leases,
      Cursors cursors,
      PendingReferences pendingReferences,
      Runs storedRuns,
      Endings endings,
      Outage outage) {
    this.runs = runs;
    this.databases = databases;
    this.leases = leases;
    this.cursors = cursors;
    this.pendingReferences = pendingReferences;
    this.storedRuns = storedRuns;
    this.beginnings = new Beginnings(databases, leases, cursors, endings, outage);
    this.endings = endings;
    this.outage = outage;
  }

  /**
   * Begins the pass of the route that the exchange came from. Where the database is off, or the
   * schedule shall leave it alone for now, the exchange gets no pass.
   *
   * @throws PassException where the database stays busy or cannot be opened
   */
  public void begin(Exchange exchange) throws InterruptedException {
    beginning.incrementAndGet();
    try {
      Door door = Door.ofRoute(exchange.getFromRouteId());
      RunReport run = runs.of(run(exchange));
      exchange.setProperty(RUN, run);
      NamedRun.until(exchange, run.options().run());
      beginnings
          .pass(exchange.getFromRouteGroup(), door, run)
          .ifPresent(
              pass -> {
                underWay.add(pass);
                exchange.setProperty(Pass.PROPERTY, pass);
              });
    } finally {
      beginning.decrementAndGet();
    }
  }

  /**
   * A pass that looks at single records of an enabled database and writes nothing.
   *
   * @throws PassException where the database cannot be opened
   */
  Pass look(Mapping mapping, RunReport run) {
    return beginnings.look(mapping, run);
  }

  /**
   * Begins a pass over the records of an enabled database that a person asks for.
   *
   * @throws PassException where the database stays busy or cannot be opened
   */
  Pass beginAsked(Mapping mapping, RunReport run) throws InterruptedException {
    Pass pass = beginnings.underLease(mapping, Door.FROM_SUPABASE, run);
    underWay.add(pass);
    NamedRun.begin(run.options().run());
    return pass;
  }

  /** Ends such a pass, well or not: no cursor moves, its database is free again. */
  void endAsked(Pass pass) {
    NamedRun.end();
    underWay.remove(pass);
    leases.releaseIfReachable(pass);
  }

  /** What the passes of this process have changed. */
  public Work work() {
    return work;
  }

  /** How far the pass of a door has come; empty where none of this process is under way. */
  public Optional<Headway> headway(String database, Door door) {
    return underWay.stream()
        .filter(pass -> pass.database().name().equals(database) && pass.door() == door)
        .map(Pass::headway)
        .findFirst();
  }

  /** Whether no pass of this process is under way or waits for its database or an absent side. */
  public boolean isQuiet() {
    return beginning.get() == 0 && underWay.isEmpty() && !outage.isLasting();
  }

  private static UUID run(Exchange exchange) {
    Map<?, ?> data = exchange.getMessage().getHeader("mergedJobDataMap", Map.class);
    Object run = data == null ? null : data.get(RunNow.RUN);
    return run == null ? null : UUID.fromString(run.toString());
  }

  /** Ends a pass that looked at everything: its door's cursor moves, its database is free again. */
  public void end(@ExchangeProperty(Pass.PROPERTY) Pass pass) throws Exception {
    pass.checkGoingOn();
    pass.report()
        .of(pass.door())
        .add(Tally.Kind.UNCHANGED, Math.max(0, pass.read() - pass.changed()));
    Lease lease = pass.lease();
    if (lease != null) {
      Mapping mapping = pass.database().mapping();
      Reading reading = pass.reading();
      pendingReferences.settle(lease, mapping);
      leases.transaction(
          lease,
          () ->
              cursors.advance(
                  mapping.database(), pass.door().side(), reading.cursor(), reading.wholeReadAt()));
      endings.good(mapping.database(), pass.door());
      outage.remind(databases.enabled());
      leases.release(pass);
      note(pass);
    }
    if (pass.reading().isWhole() && pass.door() == Door.FROM_NOTION) {
      pass.noteAllPagesRead();
    }
    underWay.remove(pass);
    work.add(pass);
    log(pass);
  }

  /** A run that a person started is noted by its command, a firing of the schedule here. */
  private void note(Pass pass) {
    if (pass.options().scheduled() && pass.changedRecords() > 0) {
      storedRuns.scheduled(
          pass.options().run(),
          pass.startedAt(),
          Json.MAPPER
              .createObjectNode()
              .put("route", pass.database().name() + "." + pass.door().label())
              .put("read", pass.read())
              .put("changed", pass.changedRecords()));
    }
  }

  private static void log(Pass pass) {
    if (pass.changedRecords() > 0) {
      LOG.info(
          "{} {}: {} read, {} changed",
          pass.database().name(),
          pass.door().label(),
          pass.read(),
          pass.changedRecords());
    } else {
      LOG.debug("{} {}: nothing to do", pass.database().name(), pass.door().label());
    }
  }

  /** Ends a pass that failed: its cursor stays, its database is free again, a person is told. */
  public void fail(Exchange exchange) {
    String database = exchange.getFromRouteGroup();
    Door door = Door.ofRoute(exchange.getFromRouteId());
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    RunReport run = exchange.getProperty(RUN, RunReport.class);
    Pass pass = exchange.getProperty(Pass.PROPERTY, Pass.class);
    if (pass != null) {
      underWay.remove(pass);
      work.add(pass);
    }
    if (pass != null && pass.lease() != null) {
      leases.releaseIfReachable(pass);
    }
    if (run.options().scheduled() && exchange.getContext().isStopping()) {
      return;
    }
    PassException trouble = databases.explain(database, cause);
    PassException noted = told(trouble, run, database, door);
    if (!run.options().dryRun()) {
      endings.bad(database, door, noted);
    }
    if (NEEDS_A_LOOK_AGAIN.contains(trouble.outcome())) {
      databases.close(database);
    }
  }

  /**
   * What a person started is told by its command, what a schedule fired by the log.
   *
   * @return what to keep of it: where everybody waits, the same for every door
   */
  private PassException told(PassException trouble, RunReport run, String database, Door door) {
    boolean scheduled = run.options().scheduled();
    if (trouble.isForAll()) {
      run.stop(trouble);
    } else {
      run.database(database).end(trouble.outcome(), trouble.getMessage());
    }
    if (scheduled && trouble.isForAll()) {
      return outage.begin(trouble, databases.enabled());
    }
    if (trouble.isForAll() && !run.options().dryRun()) {
      outage.note(trouble, databases.enabled());
    } else if (scheduled || trouble.outcome() == Outcome.FAILED) {
      endings.say(database, door, trouble);
    }
    return trouble;
  }

  @Override
  public void close() {
    leases.close();
  }
}
