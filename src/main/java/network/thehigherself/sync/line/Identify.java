package network.thehigherself.sync.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.plan.Meeting;
import network.thehigherself.sync.postgres.Intents;
import network.thehigherself.sync.postgres.Link;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.Rows;
import network.thehigherself.sync.postgres.Tombstones;

/**
 * Says which record a page is. A page that was met before is known by its id. A new one may carry a
 * key, unless it was moved here from another database: where that key is free and has a row, they
 * meet, and a page of our own meets a row that was deleted before the answer to its create came;
 * where it belongs to another page, a page of our own is a twin, made by a create whose answer
 * never came, and a person's page is a copy, which gets a key of its own, and so is one of a page
 * that a create of ours made without an answer. A twin of a record that is deleted on both sides,
 * and of which no create is unanswered, was taken out of the trash by a person: the record comes
 * back with it.
 */
final class Identify {
  private final Databases databases;
  private final MovedPages moved;
  private final Meetings meetings;
  private final Links links;
  private final Rows rows;
  private final Tombstones tombstones;
  private final Intents intents;

  Identify(
      Databases databases,
      MovedPages moved,
      Meetings meetings,
      Links links,
      Rows rows,
      Tombstones tombstones,
      Intents intents) {
    this.databases = databases;
    this.moved = moved;
    this.meetings = meetings;
    this.links = links;
    this.rows = rows;
    this.tombstones = tombstones;
    this.intents = intents;
  }

  /**
   * The records of a batch, each once. A notice whose record is in the batch already is put off to
   * another batch of the pass.
   */
  List<Look> records(Pass pass, List<Notice> notices) {
    Database database = pass.database();
    List<Page> pages = notices.stream().map(Notice::page).filter(page -> page != null).toList();
    Set<UUID> ids = pages.stream().map(Identify::id).collect(Collectors.toSet());
    notices.stream().map(Notice::pageId).filter(id -> id != null).forEach(ids::add);
    Map<UUID, Link> byPage = links.byPage(database.mapping(), ids);
    Stamped keys = stamped(database, unlinked(pages, byPage.keySet()));

    Set<UUID> linked = linked(database, notices);

    List<Look> records = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    for (Notice notice : notices) {
      if (pass.wasCounted(notice)) {
        continue;
      }
      Look look =
          notice.page() == null
              ? withoutPage(pass, notice, byPage, linked)
              : look(pass, notice.read(database.pageFields()), byPage, keys);
      if (seen.add(look.key())) {
        records.add(look);
      } else {
        pass.putOff().later(notice);
      }
    }
    return records;
  }

  /**
   * The keys that unlinked pages carry.
   *
   * @param moved the pages that belong to another database, whose keys mean nothing here
   * @param owned those that another page has
   * @param over those of them whose record is deleted, and of which no page may still show up
   * @param free those that have a row
   * @param deleted those whose row was deleted
   * @param creating those for which a page of our own was made without an answer
   */
  private record Stamped(
      Set<UUID> moved,
      Set<UUID> owned,
      Set<UUID> over,
      Set<UUID> free,
      Set<UUID> deleted,
      Set<UUID> creating) {

    Optional<UUID> of(Page page, Database database) {
      return moved.contains(id(page)) ? Optional.empty() : database.pageFields().keyOf(page);
    }

    boolean isTaken(UUID key, boolean ours) {
      return owned.contains(key) && !(ours && over.contains(key));
    }

    boolean hasRow(UUID key, boolean ours) {
      return ours
          ? free.contains(key) || deleted.contains(key) || over.contains(key)
          : free.contains(key) && !creating.contains(key);
    }
  }

  private static List<Page> unlinked(List<Page> pages, Set<UUID> linked) {
    return pages.stream().filter(page -> !linked.contains(id(page))).toList();
  }

  private Stamped stamped(Database database, List<Page> unlinked) {
    Set<UUID> keys =
        unlinked.stream()
            .map(database.pageFields()::keyOf)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    Map<UUID, Link> owners = links.read(database.mapping(), keys);
    Set<UUID> over =
        owners.values().stream().filter(Link::deleted).map(Link::key).collect(Collectors.toSet());
    Set<UUID> creating = intents.creating(database.name(), keys);
    over.removeAll(creating);
    return new Stamped(
        moved.among(unlinked.stream().map(Identify::id).toList(), database).keySet(),
        owners.keySet(),
        over,
        rows.read(database.mapping(), keys).keySet(),
        tombstones.read(database.name(), keys).keySet(),
        creating);
  }

  /** Those of the noticed keys that have a page. */
  private Set<UUID> linked(Database database, List<Notice> notices) {
    List<UUID> keys = notices.stream().map(Notice::key).filter(key -> key != null).toList();
    return links.pagesOf(database.name(), keys).keySet();
  }

  /** A row, or a record that is owed. One that was never linked may meet the other side now. */
  private Look withoutPage(Pass pass, Notice notice, Map<UUID, Link> byPage, Set<UUID> linked) {
    Link owner = byPage.get(notice.pageId());
    if (owner != null) {
      boolean anothers = !owner.key().equals(notice.key());
      return Look.of(anothers ? notice.withoutPage() : notice, notice.key(), false);
    }
    if (linked.contains(notice.key())) {
      return Look.of(notice, notice.key(), false);
    }
    Meeting meeting = meetings.of(pass);
    if (notice.pageId() != null) {
      return Look.of(notice, meeting.keyOf(notice.pageId()).orElse(notice.key()), false);
    }
    Notice met = meeting.pageOf(notice.key()).map(notice::meeting).orElse(notice);
    return Look.of(met, notice.key(), false);
  }

  private Look look(Pass pass, Notice notice, Map<UUID, Link> byPage, Stamped keys) {
    Database database = pass.database();
    Link link = byPage.get(id(notice.page()));
    if (link != null) {
      return Look.of(notice, link.key(), false);
    }
    Optional<UUID> stamp = keys.of(notice.page(), database);
    boolean ours = databases.me().equals(notice.page().createdBy());
    if (stamp.filter(known -> keys.isTaken(known, ours)).isPresent()) {
      return ours
          ? Look.of(notice, stamp.get(), true)
          : Look.of(notice, metOrNew(pass, notice.page()), false);
    }
    UUID key =
        stamp
            .filter(known -> keys.hasRow(known, ours))
            .orElseGet(() -> metOrNew(pass, notice.page()));
    return Look.of(notice, key, false);
  }

  private UUID metOrNew(Pass pass, Page page) {
    return meetings.of(pass).keyOf(id(page)).orElseGet(() -> keyOf(id(page)));
  }

  static UUID id(Page page) {
    return UUID.fromString(page.id());
  }

  /** The key of a new page: always the same, so that one that fails is found again. */
  static UUID keyOf(UUID page) {
    return UUID.nameUUIDFromBytes(("page:" + page).getBytes(StandardCharsets.UTF_8));
  }
}
