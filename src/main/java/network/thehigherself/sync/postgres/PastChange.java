package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A change that was made, as {@code sync.history} keeps it.
 *
 * @param id its own number; a larger one came later
 * @param run the run that made it; null for none
 * @param database the database that the record is of
 * @param key the record's key
 * @param field null where the action is about the whole record
 * @param side the side that was changed
 * @param action "create", "update", "delete", "restore", "keep", see {@link HistoryEntry}, or
 *     "resolve" where a person decided a conflict
 * @param before a value, or the values of the whole record by field; null where nobody knows, or
 *     where there was none
 * @param after likewise
 * @param loser the value that was overwritten although somebody had changed to it; null for none
 * @param reason why; may be null
 * @param undoneBy the run that undid it; null for none
 */
public record PastChange(
    long id,
    UUID run,
    String database,
    UUID key,
    String field,
    Side side,
    String action,
    JsonNode before,
    JsonNode after,
    JsonNode loser,
    String reason,
    Instant at,
    UUID undoneBy) {}
