package network.thehigherself.sync.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Intents;
import network.thehigherself.sync.postgres.Link;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.OwedKeys;
import network.thehigherself.sync.postgres.RowState;
import network.thehigherself.sync.postgres.Rows;
import network.thehigherself.sync.postgres.StoredIntent;
import network.thehigherself.sync.postgres.Tombstones;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Base, page and row for each record of a batch: a few statements for the whole batch, and a GET
 * only where nothing may be presumed of a page.
 */
public final class Gather {
  private static final Logger LOG = LoggerFactory.getLogger(Gather.class);

  private final MovedPages moved;
  private final Identify identify;
  private final Notion notion;
  private final Databases databases;
  private final Links links;
  private final Rows rows;
  private final Tombstones tombstones;
  private final Intents intents;
  private final OwedKeys owed;

  public Gather(
      Notion notion,
      Databases databases,
      Meetings meetings,
      Links links,
      Rows rows,
      Tombstones tombstones,
      Intents intents,
      OwedKeys owed) {
    this.moved = new MovedPages(links);
    this.identify = new Identify(databases, moved, meetings, links, rows, tombstones, intents);
    this.notion = notion;
    this.databases = databases;
    this.links = links;
    this.rows = rows;
    this.tombstones = tombstones;
    this.intents = intents;
    this.owed = owed;
  }

  /** The sides of each record of the batch; a record appears once. */
  public List<Sides> gather(
      @Body List<Notice> notices, @ExchangeProperty(Pass.PROPERTY) Pass pass) {
    Database database = pass.database();
    List<Draft> drafts = new ArrayList<>();
    List<Look> records = identify.records(pass, read(notices));
    for (Draft draft : drafts(database, records)) {
      drafts.add(mayPresume(draft) ? draft : draft.with(now(database, draft)));
      if (draft.look().notice().why() == Notice.Why.OWED && draft.mayHaveTwin()) {
        twins(database, draft).forEach(pass.putOff()::later);
      }
    }
    VanishedReferences vanished = new VanishedReferences(notion, links);
    List<Sides> sides = new ArrayList<>(sides(database, drafts, vanished));
    sides.replaceAll(
        one -> one.isMaybeStale() ? sides(database, fresh(database, one), vanished) : one);
    if (pass.lease() != null) {
      takeIn(database, sides);
    }
    return sides;
  }

  /** An owed page that was never linked is read first: it may carry a key. */
  private List<Notice> read(List<Notice> notices) {
    Set<UUID> ids =
        notices.stream()
            .filter(notice -> notice.why() == Notice.Why.OWED && notice.pageId() != null)
            .map(Notice::pageId)
            .collect(Collectors.toSet());
    Set<UUID> linked = ids.isEmpty() ? Set.of() : links.keysOf(ids).keySet();
    return notices.stream()
        .map(
            notice ->
                ids.contains(notice.pageId()) && !linked.contains(notice.pageId())
                    ? read(notice)
                    : notice)
        .toList();
  }

  private Notice read(Notice notice) {
    try {
      Page page = notion.page(notice.pageId().toString());
      return page.inTrash() ? notice : notice.at(page);
    } catch (NotionException trouble) {
      unreadable(trouble);
      return notice;
    }
  }

  /** An edit that changed nothing that is mapped was taken in, too. */
  private void takeIn(Database database, List<Sides> sides) {
    Map<UUID, Instant> edited =
        sides.stream()
            .filter(one -> one.isSettled() && one.look().page() != null)
            .filter(one -> isNews(one.look().page(), one.link().pageTime()))
            .collect(Collectors.toMap(Sides::getKey, one -> one.look().page().lastEditedTime()));
    links.takenIn(database.name(), edited);
  }

  private static boolean isNews(Page page, Instant takenIn) {
    return takenIn == null || page.lastEditedTime().isAfter(takenIn);
  }

  /** A linked record, with its page as it is now. */
  Sides now(Database database, UUID key) {
    Look look = Look.of(Notice.ofRow(key), key, false);
    Draft draft = drafts(database, List.of(look)).get(0);
    return sides(database, draft.with(now(database, draft)));
  }

  /** Whether nobody owes this record anything or has just written to its page. */
  boolean isUntouched(Database database, UUID key) {
    Set<UUID> one = Set.of(key);
    return intents.read(database.name(), one).isEmpty()
        && owed.since(database.name(), one).isEmpty();
  }

  /** What PostgreSQL holds of these records. */
  private List<Draft> drafts(Database database, List<Look> looks) {
    Set<UUID> keys = looks.stream().map(Look::key).collect(Collectors.toSet());
    Map<UUID, Link> linked = links.read(database.mapping(), keys);
    Map<UUID, RowState> found = rows.read(database.mapping(), keys);
    Set<UUID> deleted = tombstones.read(database.name(), keys).keySet();
    Map<UUID, Instant> owedSince = owed.since(database.name(), keys);
    Map<UUID, List<StoredIntent>> open = intents.read(database.name(), keys);

    List<Draft> drafts = new ArrayList<>();
    for (Look look : looks) {
      UUID key = look.key();
      drafts.add(
          new Draft(
              look,
              linked.get(key),
              open.getOrDefault(key, List.of()),
              found.get(key),
              deleted.contains(key),
              owedSince.get(key)));
    }
    return drafts;
  }

  /** Pages that a create made whose answer never came. Whoever owes them asks again. */
  private List<Notice> twins(Database database, Draft draft) {
    String property = database.binding().key().answeredId();
    try {
      return notion.withKey(database.dataSource(), property, draft.key().toString()).stream()
          .filter(page -> !page.id().equals(draft.link().pageId().toString()))
          .map(Notice::ofPage)
          .toList();
    } catch (NotionException trouble) {
      LOG.debug("{}: {}", database.name(), unreadable(trouble));
      return List.of();
    }
  }

  /**
   * The page is presumed to be as the base says, where only the row was noticed and all that the
   * page held was taken in.
   */
  private static boolean mayPresume(Draft draft) {
    return draft.look().page() != null
        || draft.pageId() == null
        || (draft.link() != null
            && draft.link().pageTime() != null
            && (draft.look().notice().why() == Notice.Why.NOTICED
                || draft.look().notice().why() == Notice.Why.ASKED)
            && draft.intents().isEmpty()
            && draft.owedSince() == null);
  }

  /** Whether we created the page, and not a person. */
  boolean isOurs(Page page) {
    return databases.me().equals(page.createdBy());
  }

  /** The same record, with its page as it is now. */
  Sides again(Database database, Sides sides) {
    return sides(database, fresh(database, sides));
  }

  private Draft fresh(Database database, Sides sides) {
    return sides.draft().with(now(database, sides.draft()));
  }

  /** The same record, with all that both sides hold of it now, and all that was sent by now. */
  Sides anew(Database database, Sides sides) {
    Draft draft = drafts(database, List.of(sides.look())).get(0);
    boolean isMet = draft.pageId() != null;
    return sides(database, List.of(isMet ? draft.with(now(database, draft)) : draft)).get(0);
  }

  /** The same record, with this page. */
  Sides with(Database database, Sides sides, Page page) {
    return sides(database, at(database, sides, page));
  }

  /** The same record, with this page and nothing else than it shows. */
  Sides asShown(Database database, Sides sides, Page page) {
    return asShown(database, List.of(at(database, sides, page))).get(0);
  }

  private static Draft at(Database database, Sides sides, Page page) {
    return sides.draft().with(sides.look().at(page, database.pageFields().of(page)));
  }

  /** How the page of a record is now; it has one. */
  Look now(Database database, Draft draft) {
    try {
      Page page = notion.page(draft.pageId().toString());
      return draft.look().at(page, database.pageFields().of(page));
    } catch (NotionException trouble) {
      return draft.look().gone(unreadable(trouble));
    }
  }

  /** Why a page cannot be read; the other records of its batch have nothing to do with that. */
  private static String unreadable(NotionException trouble) {
    if (trouble.isForAll()) {
      throw trouble;
    }
    return trouble.status() == 404
        ? "Notion does not show the page any more: it was deleted for good or unshared"
        : "the page cannot be read: " + trouble.getMessage();
  }

  private Sides sides(Database database, Draft draft) {
    return sides(database, draft, new VanishedReferences(notion, links));
  }

  private Sides sides(Database database, Draft draft, VanishedReferences vanished) {
    return sides(database, List.of(draft), vanished).get(0);
  }

  /** The sides of these records, with one name for each reference on all of them. */
  List<Sides> sides(Database database, List<Draft> drafts) {
    return sides(database, drafts, new VanishedReferences(notion, links));
  }

  private List<Sides> sides(Database database, List<Draft> drafts, VanishedReferences vanished) {
    List<Sides> shown = asShown(database, drafts);
    List<Draft> kept =
        shown.stream().map(one -> one.draft().with(vanished.keep(database, one))).toList();
    return kept.equals(drafts) ? shown : asShown(database, kept);
  }

  private List<Sides> asShown(Database database, List<Draft> read) {
    Mapping mapping = database.mapping();
    List<Draft> drafts = moved.marked(read, database);
    List<Map<String, Value>> values =
        drafts.stream().map(draft -> draft.values(mapping)).flatMap(Collection::stream).toList();
    References references = References.ofPages(links.keysOf(References.pages(mapping, values)));
    return drafts.stream().map(draft -> draft.sides(database, references, databases.me())).toList();
  }
}
