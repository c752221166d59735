package network.thehigherself.sync.line;

import java.util.HashMap;
import java.util.Map;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.notion.PageBody;
import network.thehigherself.sync.notion.Trouble;
import network.thehigherself.sync.plan.Value;

/** One bad field does not stop the rest: what Notion refuses together is sent field by field. */
final class OneByOne {
  /** A select makes one, a status does not (Notion, "Page properties"). */
  private static final String NO_NEW_OPTION =
      "Notion makes no new option of a status: choose one that is there, or add this one to the"
          + " property in Notion. ";

  private final Notion notion;
  private final Database database;

  OneByOne(Notion notion, Database database) {
    this.notion = notion;
    this.database = database;
  }

  /**
   * What came of it.
   *
   * @param page the page as Notion answered last
   * @param refused the fields that Notion does not take, with the reason
   */
  record Outcome(Page page, Map<String, String> refused) {}

  /**
   * Sends every value by itself.
   *
   * @param values with page ids in the place of references
   * @throws NotionException where Notion's answer is not about the one value
   */
  Outcome send(Map<String, Value> values, Page page) {
    Map<String, String> refused = new HashMap<>();
    Page latest = page;
    for (Map.Entry<String, Value> field : values.entrySet()) {
      PageBody body =
          PageBody.change(
              database.mapping(),
              database.binding(),
              Map.of(field.getKey(), field.getValue()),
              latest);
      refused.putAll(body.refused());
      try {
        latest = body.isEmpty() ? latest : notion.update(latest.id(), body.json());
      } catch (NotionException refusal) {
        // What was sent before has arrived: that is for the base, whatever becomes of this field.
        if (refusal.trouble() != Trouble.PERMANENT || refusal.isForAll()) {
          throw refusal;
        }
        refused.put(field.getKey(), reason(field.getKey(), refusal));
      }
    }
    return new Outcome(latest, refused);
  }

  /** What is known better of this one field, what holds of all, and Notion's own words. */
  private String reason(String field, NotionException refusal) {
    boolean isStatus =
        database.mapping().field(field).filter(one -> one.type().equals("status")).isPresent();
    String known = isStatus && refusal.status() == 400 ? NO_NEW_OPTION : "";
    String words = refusal.detail().map(said -> " Notion says: " + Unquoted.of(said)).orElse("");
    return known + refusal.getMessage() + words;
  }
}
