package network.thehigherself.sync.line;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.plan.Value;

/**
 * A record that the line looks at.
 *
 * @param notice how it came here
 * @param key its key
 * @param isTwin whether the page is a second one that we made for this key, see {@link Identify}
 * @param page the page as Notion answered it; null where it was not asked, or there is none
 * @param fields the page's values by field, with bare page ids; empty where there is no page
 * @param gone why the page cannot be reached, or is not this record's; null where it can, or was
 *     not asked for
 */
record Look(
    Notice notice, UUID key, boolean isTwin, Page page, Map<String, Value> fields, String gone) {

  static Look of(Notice notice, UUID key, boolean isTwin) {
    Map<String, Value> fields = notice.fields() == null ? Map.of() : notice.fields();
    return new Look(notice, key, isTwin, notice.page(), fields, null);
  }

  Look at(Page now, Map<String, Value> read) {
    return new Look(notice, key, isTwin, now, read, null);
  }

  /** The same look, with another value of one field. */
  Look with(String field, Value value) {
    Map<String, Value> changed = new HashMap<>(fields);
    changed.put(field, value);
    return new Look(notice, key, isTwin, page, changed, gone);
  }

  /** Whether a query brought the page, whose index may lag. */
  boolean isQueried() {
    return page != null && page.equals(notice.page());
  }

  /** A page that is there and belongs to another record. */
  Look another(String reason) {
    return new Look(notice, key, isTwin, page, fields, reason);
  }

  Look gone(String reason) {
    return new Look(notice, key, isTwin, null, Map.of(), reason);
  }
}
