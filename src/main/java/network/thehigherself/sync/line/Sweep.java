package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.postgres.Cursor;
import network.thehigherself.sync.postgres.Cursors;
import network.thehigherself.sync.postgres.Lease;
import network.thehigherself.sync.postgres.Owed;
import network.thehigherself.sync.postgres.OwedKeys;
import network.thehigherself.sync.postgres.Sweeps;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what the Notion door cannot see: pages that vanished, that came back without an edit, and
 * that the index showed too late. What it finds is owed from then on; the next pass reads each of
 * those pages and plans. It concludes nothing from a read that did not come to its end, or that
 * showed no page at all: absence is never proof of deletion.
 */
public final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final Databases databases;
  private final Notion notion;
  private final PassLeases leases;
  private final Cursors cursors;
  private final Sweeps sweeps;
  private final OwedKeys owed;
  private final Duration interval;
  private final Duration overlap;
  private final Duration leaseWait;
  private final Clock clock;

  /**
   * @param interval how long a database is left alone after a sweep
   * @param overlap how long Notion's index may lag
   * @param leaseWait how long to wait for a database that is busy
   */
  public Sweep(
      Databases databases,
      Notion notion,
      PassLeases leases,
      Cursors cursors,
      Sweeps sweeps,
      OwedKeys owed,
      Duration interval,
      Duration overlap,
      Duration leaseWait,
      Clock clock) {
    this.databases = databases;
    this.notion = notion;
    this.leases = leases;
    this.cursors = cursors;
    this.sweeps = sweeps;
    this.owed = owed;
    this.interval = interval;
    this.overlap = overlap;
    this.leaseWait = leaseWait;
    this.clock = clock;
  }

  /** The names of the databases whose last sweep is long enough ago. */
  public List<String> due() {
    return databases.all().stream()
        .filter(databases::isEnabled)
        .map(Mapping::database)
        .filter(this::isDue)
        .toList();
  }

  /** Whether the last sweep is long enough ago; before Notion was read whole there is none. */
  public boolean isDue(String database) {
    Instant latest = clock.instant().minus(interval);
    return notionCursor(database).wholeReadAt() != null
        && sweeps.lastAt(database).filter(at -> at.isAfter(latest)).isEmpty();
  }

  /**
   * Sweeps one database. The lease is taken only once everything was read.
   *
   * @throws PassException where the database cannot be opened
   */
  public void sweep(@Body String name) throws InterruptedException {
    if (databases.opened(name).isEmpty()) {
      underLease(name, lease -> databases.open(name, true));
    }
    Optional<Database> database = databases.opened(name);
    Instant readUntil = notionCursor(name).at();
    if (database.isPresent() && readUntil != null) {
      PagesSeen seen = read(database.get());
      underLease(name, lease -> conclude(lease, seen, readUntil.minus(overlap)));
    }
  }

  private PagesSeen read(Database database) {
    PagesSeen seen = new PagesSeen(clock.instant());
    notion
        .glance(database.dataSource(), database.binding().key().answeredId())
        .forEachRemaining(batch -> seen.add(batch.pages()));
    return seen;
  }

  private void underLease(String name, Consumer<Lease> work) throws InterruptedException {
    Optional<Lease> lease = leases.await(name, leaseWait);
    if (lease.isEmpty()) {
      LOG.debug("{}: not swept for now, it stays busy", name);
      return;
    }
    try {
      work.accept(lease.get());
    } finally {
      leases.release(lease.get());
    }
  }

  /** A pass that has read every page knows as much as a sweep; what it read it has taken in. */
  void conclude(Pass pass) {
    pass.reading().takePagesSeen().ifPresent(seen -> conclude(pass.lease(), seen, Instant.EPOCH));
  }

  private void conclude(Lease lease, PagesSeen seen, Instant noticedUntil) {
    leases.transaction(lease, () -> compare(lease.database(), seen, noticedUntil));
  }

  private void compare(String database, PagesSeen seen, Instant noticedUntil) {
    Map<UUID, Instant> shown = seen.lastEdited();
    int found = 0;
    if (shown.isEmpty() && sweeps.knowsPages(database)) {
      LOG.warn(
          "{}: Notion shows no page at all. Nothing is concluded from that; share the database with"
              + " the connection again, if it is not meant to be empty",
          database);
    } else {
      found = find(database, seen, noticedUntil);
    }
    sweeps.done(database, seen.startedAt(), shown.size(), found);
  }

  private int find(String database, PagesSeen seen, Instant noticedUntil) {
    Map<UUID, Instant> shown = seen.lastEdited();
    List<UUID> unlinked = sweeps.unlinked(database, shown, noticedUntil);
    owed.put(database, unlinked.stream().map(this::slipped).toList());
    Instant madeBefore = seen.startedAt().minus(overlap);
    int found = sweeps.compare(database, shown, madeBefore, noticedUntil) + unlinked.size();
    if (found > 0) {
      LOG.info("{}: {} pages looked through, {} to look at", database, shown.size(), found);
    }
    return found;
  }

  private OwedKeys.Entry slipped(UUID pageId) {
    String reason = "the page has no row, because Notion's index showed it too late";
    return new OwedKeys.Entry(Identify.keyOf(pageId), pageId, Owed.again(reason, clock.instant()));
  }

  private Cursor notionCursor(String database) {
    return cursors.read(database, Door.FROM_NOTION.side());
  }
}
