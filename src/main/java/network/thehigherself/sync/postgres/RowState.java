package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;

/**
 * A row as it is now.
 *
 * @param key its id
 * @param fields per field its value. A relation is references as texts: the target row's id, or
 *     "page:" and the page's id where that has no row yet; pending references are part of it. A
 *     field that is missing here is unknown.
 * @param updatedAt its last change, in microseconds: what a write of it must have seen
 * @param deletedAt null where it is not marked as deleted
 * @param pageId what people may have written into notion_page_id; null where that is no id
 * @param pendingFields the relations with a reference whose target has no row
 */
public record RowState(
    UUID key,
    Map<String, Value> fields,
    Instant updatedAt,
    Instant deletedAt,
    UUID pageId,
    Set<String> pendingFields) {

  public RowState {
    fields = Map.copyOf(fields);
    pendingFields = Set.copyOf(pendingFields);
  }
}
