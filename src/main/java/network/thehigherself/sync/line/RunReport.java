package network.thehigherself.sync.line;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import network.thehigherself.sync.plan.Meeting;
import network.thehigherself.sync.plan.Plan;

/** What one run did, per database. Safe for several threads. */
public final class RunReport {
  private final RunOptions options;
  private final Map<String, DatabaseReport> databases = new ConcurrentSkipListMap<>();

  private final Set<String> looked = ConcurrentHashMap.newKeySet();
  private final Set<String> allPagesRead = ConcurrentHashMap.newKeySet();

  private final Set<UUID> planned = ConcurrentHashMap.newKeySet();
  private final Set<UUID> met = ConcurrentHashMap.newKeySet();
  private final Map<String, Meeting> meetings = new ConcurrentHashMap<>();

  private final Instant startedAt = Instant.now();
  private PassException stopped;
  private Consumer<DatabaseReport> listener = database -> {};

  RunReport(RunOptions options) {
    this.options = options;
  }

  /** Notes trouble that every other database would meet, too; the first counts. */
  synchronized void stop(PassException trouble) {
    stopped = stopped == null ? trouble : stopped;
  }

  /** What stopped the whole run; empty where nothing did. */
  public synchronized Optional<PassException> stopped() {
    return Optional.ofNullable(stopped);
  }

  Instant startedAt() {
    return startedAt;
  }

  public RunOptions options() {
    return options;
  }

  /** Whether this door of the database was not yet looked through in this run. */
  boolean isFirstLook(String database, Door door) {
    return looked.add(database + "." + door.label());
  }

  /** Notes that this run read every page of the database. */
  void readsAllPages(String database) {
    allPagesRead.add(database);
  }

  /** Whether this run read every page of the database. */
  boolean hasReadAllPages(String database) {
    return allPagesRead.contains(database);
  }

  /**
   * Whether nothing of this record's was planned before in this run; a plan to do nothing is none.
   */
  boolean isFirstPlan(UUID key, Plan plan) {
    return !(plan.writesPage() || plan.writesRow()) || planned.add(key);
  }

  /** Notes that a page and a row would meet: a dry run leaves no link that says so later. */
  void meets(UUID key) {
    met.add(key);
  }

  /** Whether this row would have met its page earlier in this run. */
  boolean hasMet(UUID key) {
    return met.contains(key);
  }

  /** Notes who meets whom in a database. */
  void meets(String database, Meeting meeting) {
    meetings.put(database, meeting);
  }

  /** Who meets whom in a database; null where nobody had to know yet. */
  Meeting meeting(String database) {
    return meetings.get(database);
  }

  /** Calls this with each database that has a first meeting, before anything is written to it. */
  public void onFirstMeeting(Consumer<DatabaseReport> told) {
    listener = told;
  }

  /** Notes a first meeting and tells whoever listens. */
  void tell(String database, FirstMeeting first) {
    DatabaseReport report = database(database);
    report.meets(first);
    listener.accept(report);
  }

  /** The report of a database, made when first asked for. */
  public DatabaseReport database(String name) {
    return databases.computeIfAbsent(name, DatabaseReport::new);
  }

  /** The reports of all databases that were asked for, by name. */
  public Collection<DatabaseReport> databases() {
    return databases.values();
  }
}
