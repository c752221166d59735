package network.thehigherself.sync.line;

import java.util.Optional;
import network.thehigherself.sync.line.DatabaseReport.Outcome;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Cursor;
import network.thehigherself.sync.postgres.Cursors;
import network.thehigherself.sync.postgres.Lease;

/** Says whether a firing gets a pass, and makes it: its lease, its database, and where it looks. */
final class Beginnings {
  private final Databases databases;
  private final PassLeases leases;
  private final Cursors cursors;
  private final Endings endings;
  private final Outage outage;

  Beginnings(
      Databases databases, PassLeases leases, Cursors cursors, Endings endings, Outage outage) {
    this.databases = databases;
    this.leases = leases;
    this.cursors = cursors;
    this.endings = endings;
    this.outage = outage;
  }

  /**
   * The pass of a door, under the lease of its database; a dry run needs none.
   *
   * @return empty where the database is off, or the schedule shall leave it alone for now
   * @throws PassException where the database stays busy or cannot be opened
   */
  Optional<Pass> pass(String database, Door door, RunReport run) throws InterruptedException {
    Mapping mapping = databases.mapping(database);
    boolean waits = run.options().scheduled() && (!outage.isOver() || rests(mapping, door));
    if (waits || !databases.isEnabled(mapping)) {
      return Optional.empty();
    }
    return Optional.of(
        run.options().dryRun() ? pass(mapping, door, run, null) : underLease(mapping, door, run));
  }

  /** A pass that looks at single records and writes nothing, so that it needs no lease. */
  Pass look(Mapping mapping, RunReport run) {
    return pass(mapping, Door.FROM_SUPABASE, run, null);
  }

  /** A pass under the lease of its database, whatever the schedule says. */
  Pass underLease(Mapping mapping, Door door, RunReport run) throws InterruptedException {
    Optional<Lease> lease = leases.await(mapping.database(), run.options().leaseWait());
    if (lease.isEmpty()) {
      throw new PassException(
          Outcome.BUSY, "another copy of the program works on it; run again when it is done");
    }
    try {
      Pass pass = pass(mapping, door, run, lease.get());
      leases.keepAlive(pass);
      return pass;
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
    return endings.isResting(mapping.database(), door)
        || (door == Door.FROM_SUPABASE && notion.wholeReadAt() == null);
  }

  private Pass pass(Mapping mapping, Door door, RunReport run, Lease lease) {
    boolean anew = run.options().allowed().contains(SameDataSource.GUARD);
    Database database = databases.open(mapping.database(), lease != null, anew);
    Cursor cursor = cursors.read(mapping.database(), door.side());
    Cursor notion = cursors.read(mapping.database(), Door.FROM_NOTION.side());
    boolean notionWasRead = run.hasReadAllPages(mapping.database()) || notion.wholeReadAt() != null;
    Pass pass = new Pass(database, door, run, lease, cursor.at(), notionWasRead, notion.at());
    if (pass.reading().keepsPlace() && !run.options().full()) {
      cursors.wholeRead(mapping.database(), door.side()).ifPresent(pass.reading()::goOn);
    }
    return pass;
  }
}
