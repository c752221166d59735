package network.thehigherself.sync.postgres;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;

/**
 * A change that was made.
 *
 * @param field null where the action is about the whole record
 * @param side the side that was changed
 * @param action "create", "update", "delete" or "restore"; "keep" where nothing is known to have
 *     changed, and the loser is kept all the same
 * @param before null where nobody knows
 * @param after null where there is none
 * @param loser the value that was overwritten although somebody had changed to it; null for none
 * @param reason why, in words; may be null
 * @param record what the whole record held afterwards, or before it was deleted, where the action
 *     is about it; otherwise null
 * @param run the run that made it; null for the one that writes it down
 */
public record HistoryEntry(
    String field,
    Side side,
    String action,
    Value before,
    Value after,
    Value loser,
    String reason,
    Map<String, Value> record,
    UUID run) {
  private static final String DELETE = "delete";
  private static final String KEEP = "keep";

  /** A change of one field. */
  public HistoryEntry(
      String field,
      Side side,
      String action,
      Value before,
      Value after,
      Value loser,
      String reason) {
    this(field, side, action, before, after, loser, reason, null, null);
  }

  /** An action about a whole record, which holds these values afterwards. */
  public static HistoryEntry ofRecord(
      Side side, String action, Map<String, Value> record, String reason) {
    return new HistoryEntry(null, side, action, null, null, null, reason, record, null);
  }

  /** The end of a whole record, which held these values. */
  public static HistoryEntry ofEnd(Side side, Map<String, Value> record, String reason) {
    return new HistoryEntry(null, side, DELETE, null, null, null, reason, record, null);
  }

  /** The same of a whole record, which holds only what of it is shown. */
  public HistoryEntry shownBy(Map<String, Value> shown) {
    Map<String, Value> held = new HashMap<>(record);
    held.entrySet().removeIf(value -> !value.getValue().equals(shown.get(value.getKey())));
    return new HistoryEntry(field, side, action, before, after, loser, reason, held, run);
  }

  /** No change, but the loser alone, which nothing else knows. */
  public HistoryEntry kept() {
    return new HistoryEntry(field, side, KEEP, loser, null, loser, reason, null, null);
  }

  /** What was there before, as the text of its JSON; null where nobody knows. */
  String beforehand() {
    return record != null && action.equals(DELETE)
        ? Bind.values(record).toString()
        : Bind.json(before);
  }

  /** What is there afterwards, as the text of its JSON; null for nothing. */
  String afterwards() {
    return record == null || action.equals(DELETE)
        ? Bind.json(after)
        : Bind.values(record).toString();
  }
}
