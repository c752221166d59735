package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;

/**
 * A field that both sides changed and that a person must decide.
 *
 * @param id its own number, which stands for exactly these values: others get another one
 * @param key the record's key
 * @param base what both last agreed on, in the form of the row; null for nothing
 * @param page what the page holds
 * @param row what the row holds
 * @param policy the policy that leaves it open
 * @param resolvedAt when it ended; null while it is open
 * @param resolution how it ended; null while it is open
 */
public record Conflict(
    long id,
    String database,
    UUID key,
    String field,
    Value base,
    Value page,
    Value row,
    String policy,
    Instant openedAt,
    Instant resolvedAt,
    String resolution) {

  public boolean isOpen() {
    return resolvedAt == null;
  }
}
