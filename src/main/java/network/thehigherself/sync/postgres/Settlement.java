package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;

/**
 * All that is written to PostgreSQL for one record at the end of its way, in one transaction.
 *
 * @param key the row's id
 * @param pageId its page; null where the record has none, or its link says it already
 * @param row what to write to the row; null for nothing
 * @param page what the page holds, for the fields on which both sides agree now: their base moves
 * @param rowForm what the row holds of them, where it is not what {@code row} writes
 * @param pageTime last_edited_time of the answer that was taken in; null leaves the last one
 * @param pageEdited the last change of the page that was not ours; null leaves the last one
 * @param stampedAt what the page was told of its last sync, with its key; null for nothing
 * @param rowSeen the updated_at of the row that was read; null where none was
 * @param rowEdited the last change of the row that was not ours; null leaves the last one
 * @param deleted whether both sides agree that the record is deleted; null leaves it as it was
 * @param history what was done
 * @param conflicts the fields that a person must decide
 * @param resolutions per field how its open conflict ended
 * @param told the intents whose history is part of this one
 * @param intents those that were answered
 * @param undone the numbers of the changes in the history that are undone with it
 * @param owed what is left to do; null where the record is settled
 */
public record Settlement(
    UUID key,
    UUID pageId,
    RowWrite row,
    Map<String, Value> page,
    Map<String, Value> rowForm,
    Instant pageTime,
    Boolean pageShown,
    boolean pageTakenIn,
    Instant pageEdited,
    Instant stampedAt,
    Instant rowSeen,
    Instant rowEdited,
    Boolean deleted,
    List<HistoryEntry> history,
    List<ConflictEntry> conflicts,
    Map<String, String> resolutions,
    Set<UUID> told,
    Set<UUID> intents,
    Set<Long> undone,
    Owed owed) {

  public Settlement {
    page = Map.copyOf(page);
    rowForm = Map.copyOf(rowForm);
    history = List.copyOf(history);
    conflicts = List.copyOf(conflicts);
    resolutions = Map.copyOf(resolutions);
    told = Set.copyOf(told);
    intents = Set.copyOf(intents);
    undone = Set.copyOf(undone);
    for (String field : page.keySet()) {
      if (!rowForm.containsKey(field) && (row == null || !row.values().containsKey(field))) {
        throw new IllegalArgumentException("nothing says what the row holds in " + field);
      }
    }
  }

  /** Whether the row's value of this field is written. */
  boolean writes(String field) {
    return row != null && row.values().containsKey(field);
  }

  /** Starts the settlement of a record. */
  public static SettlementBuilder of(UUID key) {
    return new SettlementBuilder(key);
  }
}
