package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Base;

/**
 * A page and its row.
 *
 * @param database the database they belong to
 * @param key the row's id
 * @param pageId the page's id
 * @param fields the values both sides last agreed on, each in its side's own form
 * @param pageTime last_edited_time of the last answer that was taken in; null for none
 * @param pageEdited the last change of the page that was not ours; null for none
 * @param rowTime the row's updated_at when it was last seen or written; null for never
 * @param rowEdited the last change of the row that was not ours; null for none
 * @param deleted whether both sides agree that the record is deleted
 */
public record Link(
    String database,
    UUID key,
    UUID pageId,
    Map<String, Base.Field> fields,
    Instant pageTime,
    Instant pageEdited,
    Instant rowTime,
    Instant rowEdited,
    boolean deleted) {

  public Link {
    fields = Map.copyOf(fields);
  }

  /** The last agreement. */
  public Base base() {
    return new Base(fields, deleted);
  }
}
