package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Value;

/**
 * An {@link network.thehigherself.sync.plan.Intent} as it stands in {@code sync.intent}, with what
 * finds it again.
 *
 * @param id a random one; answers name it
 * @param key the row's id, which a new page carries
 * @param pageId the page to change; of a create the page that was seen to be made by it, else null
 * @param step what happens to the page as a whole
 * @param rowDeleted whether the row was deleted when that was decided
 * @param page per field the value that is sent, in the form of the page
 * @param row per field the same value in the form of the row
 * @param run the run that sends it; null for none
 * @param history what it does to the page; once the page is written, nothing else knows what a
 *     person had typed there
 * @param stampedAt what the page is told of its last sync in the same request; null for nothing
 * @param arrived whether the page was seen with that stamp
 * @param at when it was committed; null before
 */
public record StoredIntent(
    UUID id,
    UUID key,
    UUID pageId,
    Step step,
    boolean rowDeleted,
    Map<String, Value> page,
    Map<String, Value> row,
    UUID run,
    List<HistoryEntry> history,
    Instant stampedAt,
    boolean arrived,
    Instant at) {

  public StoredIntent {
    page = Map.copyOf(page);
    row = Map.copyOf(row);
    history = List.copyOf(history);
  }

  /** Whether a page is to be created, not changed. */
  public boolean creates() {
    return step == Step.CREATE;
  }
}
