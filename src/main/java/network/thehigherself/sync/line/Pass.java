package network.thehigherself.sync.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import network.thehigherself.sync.plan.Meeting;
import network.thehigherself.sync.plan.UnlinkedPage;
import network.thehigherself.sync.postgres.Lease;

/** One door's look at one database. It goes with the exchange, from the first step to the last. */
public final class Pass {
  /** The exchange property that holds the pass. */
  public static final String PROPERTY = "pass";

  private final Database database;
  private final Door door;
  private final RunReport run;
  private final Lease lease;
  private final Reading reading;
  private final PutOff putOff = new PutOff();
  private final boolean notionWasRead;
  private final Instant notionReadUntil;
  private final long changedBefore;
  private final long readBefore;
  private final Meeting counted;
  private List<UnlinkedPage> seen;
  private Meeting meeting;
  private long changed;
  private final Instant begunAt = Instant.now();
  private volatile Long expected;
  private Undoing undoing;
  private Future<?> heartbeat;
  private volatile Exception trouble;

  /**
   * @param lease the right to write; null for a dry run
   * @param cursor the door's cursor; null where nothing was read yet
   * @param notionWasRead whether Notion was ever read whole
   * @param notionReadUntil the cursor of the Notion door; null where nothing was read yet
   */
  Pass(
      Database database,
      Door door,
      RunReport run,
      Lease lease,
      Instant cursor,
      boolean notionWasRead,
      Instant notionReadUntil) {
    this.database = database;
    this.door = door;
    this.run = run;
    this.lease = lease;
    this.reading = new Reading(run.options(), cursor, lease != null);
    this.notionWasRead = notionWasRead;
    this.notionReadUntil = notionReadUntil;
    this.counted = run.options().dryRun() ? run.meeting(database.name()) : null;
    this.meeting = run.options().approved() == null ? counted : run.meeting(database.name());
    this.changedBefore = report().changed();
    this.readBefore = report().of(door).get(Tally.Kind.READ);
  }

  public Database database() {
    return database;
  }

  public Door door() {
    return door;
  }

  /** How the run shall go that this pass belongs to. */
  public RunOptions options() {
    return run.options();
  }

  /** What the run of this pass did to the database so far, its other passes included. */
  public DatabaseReport report() {
    return run.database(database.name());
  }

  Instant startedAt() {
    return run.startedAt();
  }

  Lease lease() {
    return lease;
  }

  /** Whether the door itself is looked through; a later pass of a run sees to what is owed only. */
  boolean isFirstLook() {
    return run.isFirstLook(database.name(), door);
  }

  /** What the door reads of its side. */
  Reading reading() {
    return reading;
  }

  /** What waits for a batch of its own, or for the end of the pass. */
  PutOff putOff() {
    return putOff;
  }

  /** Lets the pass undo a run instead of looking for what is new. */
  void undoes(Undoing what) {
    undoing = what;
  }

  /** What the pass takes back of a run; null where it looks for what is new. */
  Undoing undoing() {
    return undoing;
  }

  /** Lets later passes of the run know, which may leave no cursor behind. */
  void noteAllPagesRead() {
    run.readsAllPages(database.name());
  }

  /** Lets later passes of a dry run know, which leaves no link behind. */
  void noteMeeting(UUID key) {
    run.meets(key);
  }

  /** Whether a dry run plans this change for the first time: both doors may notice the same. */
  boolean isFirstPlan(Planned planned) {
    return run.isFirstPlan(planned.sides().getKey(), planned.plan());
  }

  /** Whether this row would have met its page earlier in a dry run. */
  boolean hasMet(UUID key) {
    return run.hasMet(key);
  }

  /**
   * Whether pages may be created: not before Notion was read whole once, because a page that was
   * not seen yet may be the very one.
   */
  boolean mayCreatePages() {
    return notionWasRead;
  }

  /** How far Notion was read by the door there; null where nothing was read yet. */
  Instant notionReadUntil() {
    return notionReadUntil;
  }

  /** Notes the unlinked pages among those that the door is about to read. */
  void sees(List<UnlinkedPage> unlinked) {
    seen = unlinked;
  }

  /** The unlinked pages that the door is about to read; null where nobody looked. */
  List<UnlinkedPage> seen() {
    return seen;
  }

  /** Notes who meets whom. A run that moves no cursor lets its other door know, too. */
  void meets(Meeting decided) {
    meeting = decided;
    run.meets(database.name(), decided);
  }

  /** Who meets whom; null where nobody had to know yet. */
  Meeting meeting() {
    return meeting;
  }

  /** The key that a page of this database gets which has no row yet. */
  UUID keyOf(String target, UUID page) {
    Meeting theirs = run.meeting(target);
    return Optional.ofNullable(theirs)
        .flatMap(known -> known.keyOf(page))
        .orElseGet(() -> Identify.keyOf(page));
  }

  /** Tells a person about the first meeting, before anything is written. */
  void tell(FirstMeeting first) {
    run.tell(database.name(), first);
  }

  /** Whether nobody can say whom this record, which was never linked, should meet. */
  boolean isAmbiguous(UUID key, UUID pageId) {
    return meeting != null
        && (meeting.isAmbiguous(key) || (pageId != null && meeting.isAmbiguous(pageId)));
  }

  /** Whether a dry run counted this row already, with the page that it would be linked to. */
  boolean wasCounted(Notice notice) {
    return counted != null && notice.key() != null && counted.pageOf(notice.key()).isPresent();
  }

  /** Notes what became of a record, so that the rest of what the door read counts as unchanged. */
  void changes(Planned planned, boolean otherSideChanged) {
    if (otherSideChanged && planned.sides().look().notice().isOfDoor()) {
      changed++;
    }
  }

  /** How many records the door has read so far in this pass. */
  long read() {
    return report().of(door).get(Tally.Kind.READ) - readBefore;
  }

  /** Notes how many records the door will have read at the end, about. */
  void expects(long records) {
    expected = records;
  }

  /** Whether somebody noted how many records the door will read. */
  boolean isExpected() {
    return expected != null;
  }

  /** How far the door has come. */
  Headway headway() {
    return new Headway(read(), expected, Duration.between(begunAt, Instant.now()));
  }

  /** How many records this pass has changed so far, on either side. */
  long changedRecords() {
    return report().changed() - changedBefore;
  }

  /** How many records that the door read were changed on the other side, or failed. */
  long changed() {
    return changed;
  }

  /** Notes what keeps the lease alive while the pass goes on. */
  void keepAlive(Future<?> beating) {
    heartbeat = beating;
  }

  /** Lets the lease end by itself from now on. */
  void letGo() {
    heartbeat.cancel(false);
  }

  /** Notes trouble that concerns the whole pass; the first counts. */
  void breakOff(Exception why) {
    trouble = trouble == null ? why : trouble;
  }

  /** Whether the next record may be looked at; the routes ask. */
  public boolean isGoingOn() {
    return trouble == null;
  }

  /** Throws what broke the pass off, if anything did. */
  void checkGoingOn() throws Exception {
    if (trouble != null) {
      throw trouble;
    }
  }
}
