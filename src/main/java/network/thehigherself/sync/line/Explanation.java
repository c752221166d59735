package network.thehigherself.sync.line;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import network.thehigherself.sync.plan.FieldPlan;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Conflict;
import network.thehigherself.sync.postgres.DeadLetter;
import network.thehigherself.sync.postgres.OwedKey;
import network.thehigherself.sync.postgres.PastChange;
import network.thehigherself.sync.postgres.PendingReferences;
import network.thehigherself.sync.postgres.StoredIntent;

/**
 * All that can be said of one record.
 *
 * @param database the database that it belongs to
 * @param key its key
 * @param pageId its page; null where none is known
 * @param page how the page is, in words
 * @param row how the row is, in words
 * @param linked whether page and row are linked
 * @param fields what each mapped field holds, in the order of the mapping
 * @param plan what the next pass would do in both directions, guards aside
 * @param pending its references that wait for a row
 * @param owed what is owed to it; null where it is settled
 * @param intents what was sent for it and never answered
 * @param conflicts its open conflicts
 * @param deadLetters its dead letters
 * @param history its changes, the latest first
 */
public record Explanation(
    String database,
    UUID key,
    UUID pageId,
    String page,
    String row,
    boolean linked,
    List<Field> fields,
    Plan plan,
    List<PendingReferences.Waiting> pending,
    OwedKey owed,
    List<StoredIntent> intents,
    List<Conflict> conflicts,
    List<DeadLetter> deadLetters,
    List<PastChange> history) {

  /**
   * One field.
   *
   * @param name its name
   * @param basePage what both sides agreed on, in the form of the page; null where they never did
   * @param baseRow the same in the form of the row
   * @param page what the page holds; null where there is none
   * @param row what the row holds; null where there is none
   * @param plan what the next pass would do with it; null where its record as a whole is decided
   */
  public record Field(
      String name, Value basePage, Value baseRow, Value page, Value row, FieldPlan plan) {}

  /** Since when the record is not settled; null where it is. */
  public Instant owedSince() {
    return owed == null ? null : owed.since();
  }
}
