package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;

/**
 * What became of the rows of a batch.
 *
 * @param stale those that had changed meanwhile and were not written
 * @param written per written row the values of its columns, as PostgreSQL returned them
 * @param wanted the references of the relations that were written
 * @param times the updated_at of each row that this transaction touched
 */
record RowOutcome(
    Set<UUID> stale,
    Map<UUID, Map<String, Value>> written,
    WantedReferences wanted,
    Map<UUID, Instant> times) {

  /** The row's form of what is agreed on: where nothing else is said, what the row was given. */
  Value held(Settlement settlement, String field) {
    if (settlement.rowForm().containsKey(field)) {
      return settlement.rowForm().get(field);
    }
    Value returned = written.get(settlement.key()).get(field);
    Value value = settlement.row().values().get(field);
    return wanted.isRelation(field) ? wanted.value(value) : returned;
  }

  /** Whether the base of a field moves. */
  boolean agrees(Settlement settlement, String field) {
    boolean wrote = !stale.contains(settlement.key()) || !settlement.writes(field);
    return wrote && held(settlement, field).isKnown();
  }

  /** Whether the record is deleted on both sides after this transaction; null leaves it open. */
  Boolean deleted(Settlement settlement) {
    return stale.contains(settlement.key()) ? null : settlement.deleted();
  }

  /** The row's updated_at after this transaction; null leaves the last one. */
  Instant time(Settlement settlement) {
    return stale.contains(settlement.key())
        ? null
        : times.getOrDefault(settlement.key(), settlement.rowSeen());
  }
}
