package network.thehigherself.sync.line;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Cursor;
import network.thehigherself.sync.postgres.Cursors;
import network.thehigherself.sync.postgres.Lease;
import network.thehigherself.sync.postgres.PendingReferences;
import network.thehigherself.sync.postgres.Runs;
import network.thehigherself.sync.property.Json;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends passes: what a pass looks at, the cursor, and what is said about it. */
public final class Passes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Passes.class);

  private static final String RUN = "run";

  private final Set<Pass> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicInteger beginning = new AtomicInteger();
  private final OpenRuns runs;
  private final Databases databases;
  private final PassLeases leases;
  private final Cursors cursors;
  private final PendingReferences pendingReferences;
  private final Runs storedRuns;
  private final Refusals refusals;

  public Passes(
      OpenRuns runs,
      Databases databases,
      PassLeases leases,
      Cursors cursors,
      PendingReferences pendingReferences,
      Runs storedRuns,
      Refusals refusals) {
    this.runs = runs;
    this.databases = databases;
    this.leases = leases;
    this.cursors = cursors;
    this.pendingReferences = pendingReferences;
    this.storedRuns = storedRuns;
    this.refusals = refusals;
  }

  /**
   * Begins the pass of the route that the exchange came from. Where the database is off or stays
   * busy, the exchange gets no pass.
   *
   * @throws PassException where the database cannot be opened
   */
  public void begin(Exchange exchange) throws InterruptedException {
    beginning.incrementAndGet();
    try {
      start(exchange);
      Optional.ofNullable(exchange.getProperty(Pass.PROPERTY, Pass.class)).ifPresent(underWay::add);
    } finally {
      beginning.decrementAndGet();
    }
  }

  /** Whether no pass of this process is under way or waits for its database. */
  public boolean isQuiet() {
    return beginning.get() == 0 && underWay.isEmpty();
  }

  private void start(Exchange exchange) throws InterruptedException {
    Door door = Door.ofRoute(exchange.getFromRouteId());
    Mapping mapping = databases.mapping(exchange.getFromRouteGroup());
    RunReport run = runs.of(run(exchange));
    DatabaseReport report = run.database(mapping.database());
    exchange.setProperty(RUN, run);
    if (!databases.isEnabled(mapping) || (run.options().scheduled() && rests(mapping, door))) {
      return;
    }
    if (run.options().dryRun()) {
      exchange.setProperty(Pass.PROPERTY, pass(mapping, door, run, null));
      return;
    }
    Optional<Lease> lease = leases.await(mapping.database(), run.options().leaseWait());
    if (lease.isEmpty()) {
      report.end(
          DatabaseReport.Outcome.BUSY,
          "another copy of the program works on it; run again when it is done");
      return;
    }
    try {
      Pass pass = pass(mapping, door, run, lease.get());
      leases.keepAlive(pass);
      exchange.setProperty(Pass.PROPERTY, pass);
    } catch (RuntimeException trouble) {
      leases.release(lease.get());
      throw trouble;
    }
  }

  /**
   * Whether this firing of the schedule would come to nothing. No page is created before Notion was
   * read whole, so until then there is nothing to do for the rows either.
   */
  private boolean rests(Mapping mapping, Door door) {
    Cursor notion = cursors.read(mapping.database(), Door.FROM_NOTION.side());
    return refusals.isResting(mapping.database(), door)
        || (door == Door.FROM_SUPABASE && notion.wholeReadAt() == null);
  }

  private Pass pass(Mapping mapping, Door door, RunReport run, Lease lease) {
    Database database = databases.open(mapping.database(), lease != null);
    Cursor cursor = cursors.read(mapping.database(), door.side());
    Cursor notion = cursors.read(mapping.database(), Door.FROM_NOTION.side());
    boolean notionWasRead = run.hasReadAllPages(mapping.database()) || notion.wholeReadAt() != null;
    Pass pass = new Pass(database, door, run, lease, cursor.at(), notionWasRead, notion.at());
    if (pass.keepsPlace() && !run.options().full()) {
      cursors.wholeRead(mapping.database(), door.side()).ifPresent(pass::goOn);
    }
    return pass;
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
      pendingReferences.settle(lease, mapping);
      leases.transaction(
          lease,
          () ->
              cursors.advance(
                  mapping.database(), pass.door().side(), pass.cursor(), pass.wholeReadAt()));
      leases.release(pass);
      note(pass);
    } else if (pass.isWholeRead() && pass.door() == Door.FROM_NOTION) {
      pass.noteAllPagesRead();
    }
    underWay.remove(pass);
    refusals.end(pass.database().name(), pass.door());
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
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    PassException trouble = Troubles.of(cause);
    RunReport run = exchange.getProperty(RUN, RunReport.class);
    tell(trouble, run, exchange);
    Pass pass = exchange.getProperty(Pass.PROPERTY, Pass.class);
    if (pass != null) {
      underWay.remove(pass);
      rest(pass, trouble);
    }
    if (pass != null && pass.lease() != null) {
      leases.releaseIfReachable(pass);
    }
    if (trouble.outcome() == DatabaseReport.Outcome.MISCONFIGURED) {
      databases.close(exchange.getFromRouteGroup());
    }
  }

  /** To read a whole side again is worth it only once somebody had the time to look at it. */
  private void rest(Pass pass, PassException trouble) {
    if (trouble.outcome() == DatabaseReport.Outcome.REFUSED && pass.isWholeRead()) {
      refusals.refused(pass.database().name(), pass.door());
    }
  }

  /** What a person started is told by its command, what a schedule fired by the log. */
  private static void tell(PassException trouble, RunReport run, Exchange exchange) {
    if (run != null && trouble.isForAll()) {
      run.stop(trouble);
    } else if (run != null) {
      run.database(exchange.getFromRouteGroup()).end(trouble.outcome(), trouble.getMessage());
    }
    String route = exchange.getFromRouteId();
    if (trouble.outcome() == DatabaseReport.Outcome.FAILED) {
      LOG.error("{}: {}", route, trouble.getMessage(), trouble.getCause());
    } else if (run == null || run.options().scheduled()) {
      LOG.warn("{}: {}", route, trouble.getMessage());
    }
  }

  @Override
  public void close() {
    leases.close();
  }
}
