package network.thehigherself.sync.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import network.thehigherself.sync.notion.Batch;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.plan.Matcher;
import network.thehigherself.sync.plan.Meeting;
import network.thehigherself.sync.plan.UnlinkedPage;
import network.thehigherself.sync.postgres.FirstMeetings;
import network.thehigherself.sync.postgres.Intents;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.OwedKeys;
import network.thehigherself.sync.postgres.Rows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which unlinked pages and rows are the same record, before either of them gets a partner
 * of its own. Before Notion was ever read whole, that is the first meeting: it is decided over all
 * pages and all rows, told, and refused where it is ambiguous. Later, only what is new can meet,
 * and what is ambiguous is held by itself.
 */
public final class Meetings {
  /** The name under which a person lets a run leave ambiguous records apart. */
  public static final String GUARD = "ambiguous-meeting";

  private static final Logger LOG = LoggerFactory.getLogger(Meetings.class);

  /** So many pages stay in memory, so that they are not asked for twice. */
  private static final int KEPT = 500;

  private static final int PAGES_PER_REQUEST = 100;

  private final Notion notion;
  private final Databases databases;
  private final Links links;
  private final Rows rows;
  private final UnlinkedRecords unlinked;
  private final OwedKeys owed;
  private final FirstMeetings told;
  private final Duration overlap;

  /**
   * @param overlap how far behind the cursor to look again, because Notion's index may lag
   */
  public Meetings(
      Notion notion,
      Databases databases,
      Links links,
      Rows rows,
      Intents intents,
      OwedKeys owed,
      FirstMeetings told,
      Duration overlap) {
    this.notion = notion;
    this.databases = databases;
    this.links = links;
    this.rows = rows;
    this.unlinked = new UnlinkedRecords(databases, links, rows, intents);
    this.owed = owed;
    this.told = told;
    this.overlap = overlap;
  }

  /**
   * Looks through what the Notion door is about to read, where there are rows that may meet it.
   *
   * @param ask starts the door's query; called again where there were too many pages to keep
   * @return the same batches, each from memory where that held them
   * @throws PassException where the first meeting is ambiguous
   */
  Iterator<Batch> lookAhead(Pass pass, Supplier<Iterator<Batch>> ask) {
    Iterator<Batch> door = ask.get();
    boolean first = !pass.mayCreatePages();
    if (!first) {
      Batch head = door.next();
      if (!door.hasNext() && unlinked.pages(pass.database(), head.pages()).isEmpty()) {
        pass.sees(List.of());
        return List.of(head).iterator();
      }
      door = followed(head, door);
    }
    Matcher matcher = new Matcher(unlinked.rows(pass.database()));
    if (matcher.rows() == 0 || !(first || matcher.canMatch())) {
      forget(pass);
      pass.meets(Meeting.NONE);
      return door;
    }
    if (!first && pass.reading().isWhole()) {
      return door;
    }
    boolean readsAll = !first || pass.reading().isFromStart();
    List<Batch> kept = new ArrayList<>();
    long seen =
        look(pass, matcher, readsAll ? door : notion.whole(pass.database().dataSource()), kept);
    return !readsAll ? door : seen > KEPT ? ask.get() : kept.iterator();
  }

  /** Looks through these batches and keeps the few that fit; returns how many pages there were. */
  private long look(Pass pass, Matcher matcher, Iterator<Batch> batches, List<Batch> kept) {
    boolean first = !pass.mayCreatePages();
    Differences differences = new Differences(pass.database(), databases.me(), links, rows);
    List<UnlinkedPage> pages = new ArrayList<>();
    long seen = 0;
    while (batches.hasNext()) {
      Batch batch = batches.next();
      seen += batch.pages().size();
      keep(kept, batch, seen);
      List<UnlinkedPage> fresh = unlinked.pages(pass.database(), batch.pages());
      pages.addAll(fresh);
      if (first) {
        differences.look(batch.pages(), fresh, matcher);
      }
    }
    pass.sees(pages);
    if (first) {
      pass.meets(firstMeeting(pass, matcher, differences));
    }
    return seen;
  }

  private static Iterator<Batch> followed(Batch head, Iterator<Batch> rest) {
    return Stream.concat(
            Stream.of(head),
            StreamSupport.stream(Spliterators.spliteratorUnknownSize(rest, 0), false))
        .iterator();
  }

  /** A first meeting that was refused is none any more, once one side has nothing to meet. */
  private void forget(Pass pass) {
    if (!pass.mayCreatePages() && !pass.options().dryRun()) {
      told.remove(pass.database().name());
    }
  }

  private static void keep(List<Batch> kept, Batch batch, long seen) {
    if (seen > KEPT) {
      kept.clear();
    } else {
      kept.add(batch);
    }
  }

  private Meeting firstMeeting(Pass pass, Matcher matcher, Differences differences) {
    Meeting meeting = matcher.meet(pass.seen());
    boolean refused = !meeting.ambiguities().isEmpty() && !isAllowed(pass);
    FirstMeeting first =
        FirstMeeting.of(
            pass.database().mapping(),
            meeting,
            pass.seen().size(),
            matcher.rows(),
            differences.of(meeting),
            refused);
    if (!pass.options().dryRun()) {
      told.put(pass.database().name(), first.json());
    }
    pass.tell(first);
    if (pass.options().scheduled() && !refused) {
      LOG.info("{}: first meeting: {}", pass.database().name(), first.text());
    }
    if (refused) {
      throw new PassException(
          DatabaseReport.Outcome.REFUSED, first.refusal(pass.database().mapping()));
    }
    return meeting.withAmbiguousApart();
  }

  /** Who meets whom in this pass; decided when it is first asked, before anything is created. */
  Meeting of(Pass pass) {
    if (pass.meeting() == null) {
      pass.meets(laterMeeting(pass));
    }
    return pass.meeting();
  }

  private Meeting laterMeeting(Pass pass) {
    // Before Notion was read whole no page is created, so nothing can be doubled.
    if (!pass.mayCreatePages()) {
      return Meeting.NONE;
    }
    Matcher matcher = new Matcher(unlinked.rows(pass.database()));
    if (!matcher.canMatch()) {
      return Meeting.NONE;
    }
    Meeting meeting = matcher.meet(newPages(pass));
    return isAllowed(pass) ? meeting.withAmbiguousApart() : meeting;
  }

  private static boolean isAllowed(Pass pass) {
    return pass.options().allowed().contains(GUARD);
  }

  /** What was edited since Notion was last read, and what could not be settled before that. */
  private List<UnlinkedPage> newPages(Pass pass) {
    Database database = pass.database();
    List<UUID> unsettled = new ArrayList<>(owed.pagesWithoutLink(database.name()));
    if (unsettled.size() > links.count(database.name()) / PAGES_PER_REQUEST + 1) {
      return unlinked.pages(database, notion.whole(database.dataSource()));
    }
    List<UnlinkedPage> pages =
        new ArrayList<>(
            pass.seen() != null
                ? pass.seen()
                : unlinked.pages(
                    database,
                    notion.editedSince(
                        database.dataSource(), pass.notionReadUntil().minus(overlap))));
    Set<UUID> known = pages.stream().map(UnlinkedPage::id).collect(Collectors.toSet());
    unsettled.removeIf(known::contains);
    pages.addAll(
        unlinked.pages(
            database, unsettled.stream().map(this::page).flatMap(Optional::stream).toList()));
    return pages;
  }

  /** A page that nobody can read meets nobody; the pass itself says why it cannot be read. */
  private Optional<Page> page(UUID id) {
    try {
      return Optional.of(notion.page(id.toString()));
    } catch (NotionException trouble) {
      if (trouble.isForAll()) {
        throw trouble;
      }
      return Optional.empty();
    }
  }
}
