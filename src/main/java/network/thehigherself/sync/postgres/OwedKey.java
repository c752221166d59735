package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.UUID;

/**
 * A record that is not settled.
 *
 * @param key its row's id
 * @param pageId its page, where it was known; otherwise null
 * @param owed why
 * @param attempts how often it was left unsettled since {@code since}
 * @param since since when
 */
public record OwedKey(UUID key, UUID pageId, Owed owed, int attempts, Instant since) {}
