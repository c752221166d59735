package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.PageBody;
import network.thehigherself.sync.notion.Stamp;
import network.thehigherself.sync.notion.Trouble;
import network.thehigherself.sync.postgres.Lease;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.Stamps;
import org.apache.camel.Body;

/**
 * Stamps the pages whose changes have arrived and to which nothing was written since. It gives way
 * to every pass: it asks before each request, and holds a database for no longer than one.
 */
public final class StampPages {
  /** How many pages one firing looks at; the next one asks again which wait longest. */
  private static final int AT_ONCE = 20;

  private final Databases databases;
  private final Predicate<String> mayWrite;
  private final BooleanSupplier isQuiet;
  private final Stamps stamps;
  private final Leases leases;
  private final Links links;
  private final Gather gather;
  private final Notion notion;
  private final Duration interval;
  private final Duration leaseLength;
  private final String holder;
  private final Clock clock;

  /**
   * @param mayWrite whether the pages of a database may be written now
   * @param isQuiet whether nobody else asks anything of Notion now
   * @param interval how long a page is left alone after a stamp
   */
  public StampPages(
      Databases databases,
      Predicate<String> mayWrite,
      BooleanSupplier isQuiet,
      Stamps stamps,
      Leases leases,
      Links links,
      Gather gather,
      Notion notion,
      Duration interval,
      Duration leaseLength,
      String holder,
      Clock clock) {
    this.databases = databases;
    this.mayWrite = mayWrite;
    this.isQuiet = isQuiet;
    this.stamps = stamps;
    this.leases = leases;
    this.links = links;
    this.gather = gather;
    this.notion = notion;
    this.interval = interval;
    this.leaseLength = leaseLength;
    this.holder = holder;
    this.clock = clock;
  }

  /** The pages that wait for a stamp, of the databases that a pass has opened already. */
  public List<Stamps.Due> due() {
    List<Database> open =
        databases.opened().stream().filter(database -> mayWrite.test(database.name())).toList();
    Collection<Database> timed =
        open.stream().filter(database -> database.binding().synced().isPresent()).toList();
    return open.isEmpty() || !isQuiet.getAsBoolean()
        ? List.of()
        : stamps.due(names(open), names(timed), interval, AT_ONCE);
  }

  private static List<String> names(Collection<Database> databases) {
    return databases.stream().map(Database::name).toList();
  }

  /** Stamps one page, unless somebody else has something to do by now. */
  public void stamp(@Body Stamps.Due due) {
    Optional<Database> database = databases.opened(due.database());
    if (database.isEmpty() || !isQuiet.getAsBoolean() || !leases.isFree(due.database())) {
      return;
    }
    Sides sides = gather.now(database.get(), due.key());
    if (!sides.isPageSettled()) {
      // A pass has something to do here first.
      stamps.postpone(due.database(), due.key(), interval);
    } else if (isQuiet.getAsBoolean()) {
      leases
          .tryAcquire(due.database(), holder, leaseLength)
          .ifPresent(lease -> under(lease, database.get(), sides));
    }
  }

  private void under(Lease lease, Database database, Sides sides) {
    try {
      if (leases.transaction(lease, () -> isStillSo(database, sides))) {
        Stamp stamp = new Stamp(sides.getKey(), clock.instant());
        send(database, sides, stamp);
        leases.transaction(
            lease, () -> stamps.stamped(database.name(), sides.getKey(), stamp.at()));
      }
    } catch (NotionException refusal) {
      if (refusal.isForAll() || refusal.trouble() != Trouble.PERMANENT) {
        throw refusal;
      }
      stamps.postpone(database.name(), sides.getKey(), interval);
      databases.close(database.name());
    } finally {
      leases.release(lease);
    }
  }

  /**
   * Whether no pass has touched the record since it was read. Notes when a person last edited the
   * page: once we have written it, Notion no longer says.
   */
  private boolean isStillSo(Database database, Sides sides) {
    UUID key = sides.getKey();
    boolean same =
        sides.link().equals(links.read(database.mapping(), Set.of(key)).get(key))
            && gather.isUntouched(database, key);
    Instant edited = sides.draft().pageEdited(databases.me());
    if (same && !Objects.equals(edited, sides.link().pageEdited())) {
      links.edited(database.name(), key, edited);
    }
    return same;
  }

  private void send(Database database, Sides sides, Stamp stamp) {
    PageBody body = PageBody.stamp(stamp, database.binding(), sides.look().page());
    if (!body.isEmpty()) {
      notion.update(sides.look().page().id(), body.json());
    }
  }
}
