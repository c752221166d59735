package network.thehigherself.sync.line;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.plan.Meeting;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.UnlinkedPage;
import network.thehigherself.sync.postgres.Lease;
import network.thehigherself.sync.postgres.WholeRead;

/** One door's look at one database. It goes with the exchange, from the first step to the last. */
public final class Pass {
  /** The exchange property that holds the pass. */
  public static final String PROPERTY = "pass";

  private final Database database;
  private final Door door;
  private final RunReport run;
  private final Lease lease;
  private final Instant from;
  private final boolean notionWasRead;
  private final Instant notionReadUntil;
  private final long changedBefore;
  private final long readBefore;
  private final Set<UUID> owedSeen = new HashSet<>();
  private final List<Notice> late = new ArrayList<>();
  private final Deque<Notice> deferred = new ArrayDeque<>();
  private final List<Notice> deferredLately = new ArrayList<>();
  private boolean judged;
  private final Meeting counted;
  private List<UnlinkedPage> seen;
  private Meeting meeting;
  private Instant horizon;
  private boolean wholeRead;
  private WholeRead brokenOff;
  private Instant reached;
  private PagesSeen pagesSeen;
  private long deletes;
  private long clears;
  private long changed;
  private Future<?> heartbeat;
  private volatile Exception trouble;

  /**
   * @param lease the right to write; null for a dry run
   * @param from the door's cursor; null where nothing was read yet
   * @param notionWasRead whether Notion was ever read whole
   * @param notionReadUntil the cursor of the Notion door; null where nothing was read yet
   */
  Pass(
      Database database,
      Door door,
      RunReport run,
      Lease lease,
      Instant from,
      boolean notionWasRead,
      Instant notionReadUntil) {
    this.database = database;
    this.door = door;
    this.run = run;
    this.lease = lease;
    this.from = from;
    this.notionWasRead = notionWasRead;
    this.notionReadUntil = notionReadUntil;
    this.counted = run.options().dryRun() ? run.meeting(database.name()) : null;
    this.meeting = counted;
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

  /** Where to look from; null: read whole. */
  Instant from() {
    RunOptions options = options();
    return options.full() ? null : options.since() != null ? options.since() : from;
  }

  /** Notes how far the door will have looked once the pass is done. The first call counts. */
  void reaches(Instant instant) {
    horizon = horizon == null ? instant : horizon;
  }

  /** Where the cursor moves to; null where it stays. */
  Instant cursor() {
    return options().movesCursor() ? horizon : null;
  }

  void readsWhole() {
    wholeRead = true;
  }

  /** Whether the door reads its whole side, at once or in what is left of it. */
  boolean isWholeRead() {
    return wholeRead;
  }

  /** Whether the door reads its whole side from the start. */
  boolean readsFromStart() {
    return wholeRead && brokenOff == null;
  }

  /**
   * Whether a whole read of this pass goes on where it was, should it be broken off: one that is
   * the first. Another one is a person's, who starts anew.
   */
  boolean keepsPlace() {
    return from == null && lease != null && options().movesCursor();
  }

  /** Goes on with a whole read that was broken off; its start counts as the start of this one. */
  void goOn(WholeRead earlier) {
    brokenOff = earlier;
    reaches(earlier.startedAt());
  }

  /** Where a whole read goes on; null where it begins. */
  Instant wholeFrom() {
    return brokenOff == null ? null : brokenOff.reached();
  }

  /** Notes how far a whole read comes with the batch that is given out now; null: no further. */
  void comesTo(Instant instant) {
    reached = instant == null ? reached : instant;
  }

  /** How far a first whole read came, once per batch; empty where there is nothing to note. */
  Optional<WholeRead> takePlace() {
    Instant place = keepsPlace() && wholeRead ? reached : null;
    reached = null;
    return Optional.ofNullable(place).map(at -> new WholeRead(horizon, at));
  }

  /** Notes into this which pages a whole read shows. */
  void shows(PagesSeen seen) {
    pagesSeen = seen;
  }

  /** Notes the pages of one answer of the door. */
  void reads(List<Page> pages) {
    if (wholeRead && !pages.isEmpty()) {
      comesTo(pages.get(pages.size() - 1).createdTime());
    }
    if (pagesSeen != null) {
      pagesSeen.add(pages);
    }
  }

  /** Which pages a whole read from the start has shown; empty where it was none, and only once. */
  Optional<PagesSeen> takePagesSeen() {
    Optional<PagesSeen> taken = Optional.ofNullable(pagesSeen);
    pagesSeen = null;
    return taken;
  }

  /** Lets later passes of a dry run know, which leaves no cursor behind. */
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

  /** When the whole read of this pass began; null where it was none. */
  Instant wholeReadAt() {
    return wholeRead ? cursor() : null;
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

  /** Notes who meets whom. A dry run writes no link, so its other door has to know, too. */
  void meets(Meeting decided) {
    meeting = decided;
    run.meets(database.name(), decided);
  }

  /** Who meets whom; null where nobody had to know yet. */
  Meeting meeting() {
    return meeting;
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

  /** Whether this owed record was not looked at in this pass before. */
  boolean isFirstLook(UUID key) {
    return owedSeen.add(key);
  }

  /** Puts a notice off to a batch of its own, because its record is in the present one already. */
  void later(Notice notice) {
    late.add(notice);
  }

  /** What was put off to a batch of its own. */
  List<Notice> takeLate() {
    List<Notice> taken = List.copyOf(late);
    late.clear();
    return taken;
  }

  /**
   * Puts a record off to the end of the pass, because it would clear or delete something. Only its
   * ids are kept; of a twin, which has no link, the page as well.
   */
  void defer(Sides sides, Plan plan) {
    Notice notice = sides.look().notice().guarded(sides.getKey());
    Notice kept = sides.look().isTwin() ? notice : notice.unread();
    deferred.add(kept);
    deferredLately.add(kept);
    owedSeen.add(sides.getKey());
    judged = false;
    deletes += plan.deletes() ? 1 : 0;
    clears += plan.clears();
  }

  /** What was put off since this was last asked. */
  List<Notice> takeDeferredLately() {
    List<Notice> taken = List.copyOf(deferredLately);
    deferredLately.clear();
    return taken;
  }

  /** Whether a guard has let everything go on that was put off so far. */
  boolean isJudged() {
    return judged;
  }

  /** Lets everything go on that was put off so far. */
  void letGoOn() {
    judged = true;
  }

  /** So much of what was put off, which is put off no longer. */
  List<Notice> takeDeferred(int most) {
    List<Notice> taken = new ArrayList<>();
    while (taken.size() < most && !deferred.isEmpty()) {
      taken.add(deferred.poll());
    }
    return taken;
  }

  /** How many records would be deleted at the end of the pass. */
  long deletes() {
    return deletes;
  }

  /** How many values would be emptied at the end of the pass. */
  long clears() {
    return clears;
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
