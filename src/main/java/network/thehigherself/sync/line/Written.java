package network.thehigherself.sync.line;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.plan.Value;

/**
 * What came of writing a page.
 *
 * @param page the page as Notion answered; null where no answer came
 * @param fields what the page holds now, by field, in references
 * @param computed those of them that Notion computes
 * @param refused fields that Notion does not take, with the reason
 * @param incomplete fields in which a reference is left out, with the records without a page yet
 * @param unsent incomplete fields of which nothing was left to send
 * @param stampedAt what the page was told of its last sync; null for nothing
 * @param lookAgainAt when to look for the page of a create whose answer never came; otherwise null
 */
record Written(
    Page page,
    Map<String, Value> fields,
    Map<String, Value> computed,
    Map<String, String> refused,
    Map<String, Set<String>> incomplete,
    Set<String> unsent,
    Instant stampedAt,
    Instant lookAgainAt) {

  /** The page as a whole went to the trash. */
  static Written whole(Page page) {
    return new Written(page, Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), null, null);
  }

  static Written unanswered(Instant lookAgainAt) {
    return new Written(null, Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), null, lookAgainAt);
  }

  /** Whether Notion took something of a field that was to be written. */
  boolean took(String field) {
    return !refused.containsKey(field) && !unsent.contains(field);
  }
}
