package network.thehigherself.sync.line;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.notion.PageFields;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.OwedKey;

/**
 * Something that a door noticed and that the line shall look at.
 *
 * @param why how it came here
 * @param key the record's key; null for a page whose key is not looked up yet
 * @param pageId the page of an owed record that may have no link yet; null where none is known
 * @param page the page as Notion answered it; null where only the key is known
 * @param fields the page's values by field, once its properties were read; null before
 * @param owedSince since when it is left unsettled; null where it is not
 */
public record Notice(
    Why why, UUID key, UUID pageId, Page page, Map<String, Value> fields, Instant owedSince) {

  /** How a notice came to the line. */
  public enum Why {
    /** Its side was edited, or read whole. */
    NOTICED,
    /** It was left unsettled earlier; nothing may be presumed of its page. */
    OWED,
    /** It would delete or clear something, and a guard has let the whole pass go on. */
    GUARDED,
    /** A person asked for it, who has seen what it would delete or clear. */
    ASKED
  }

  static Notice ofPage(Page page) {
    return new Notice(Why.NOTICED, null, null, page, null, null);
  }

  static Notice ofRow(UUID key) {
    return new Notice(Why.NOTICED, key, null, null, null, null);
  }

  static Notice owed(OwedKey owed) {
    return new Notice(Why.OWED, owed.key(), owed.pageId(), null, null, owed.since());
  }

  /** A record that a person asks for. */
  static Notice asked(UUID key) {
    return new Notice(Why.ASKED, key, null, null, null, null);
  }

  /** A record that a person asks about: nothing may be presumed of its page. */
  static Notice askedAbout(UUID key, UUID page) {
    return new Notice(Why.OWED, key, page, null, null, null);
  }

  /** Whether the door of the pass read it, at once or before a guard let it go on. */
  boolean isOfDoor() {
    return owedSince == null;
  }

  /** The same notice; one that has a page has its fields, too. */
  Notice read(PageFields pages) {
    return page == null || fields != null ? this : with(pages.of(page));
  }

  private Notice with(Map<String, Value> read) {
    return new Notice(why, key, pageId, page, read, owedSince);
  }

  /** The same notice, with its page, which says which record it is. */
  Notice at(Page now) {
    return new Notice(why, null, null, now, null, owedSince);
  }

  /** The same notice; its page turned out to be another record's. */
  Notice withoutPage() {
    return new Notice(why, key, null, null, null, owedSince);
  }

  /** The same notice; this is the page that its row meets. */
  Notice meeting(UUID page) {
    return new Notice(why, key, page, null, null, owedSince);
  }

  /** The same notice without what was read, which is read again when its turn comes. */
  Notice unread() {
    UUID id = page == null ? pageId : Identify.id(page);
    return new Notice(why, key, id, null, null, owedSince);
  }

  /** The same notice of this record, once a guard has judged. */
  Notice guarded(UUID record) {
    return new Notice(Why.GUARDED, record, pageId, page, fields, owedSince);
  }
}
