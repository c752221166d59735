package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A record that one side refused.
 *
 * @param id the letter's own number
 * @param key the record's key
 * @param pageId its page; null where none is known
 * @param side the side that could not be written
 * @param stage what could not be done: "page" or "row"
 * @param reason the cause, in one sentence, without values
 * @param payload what else is known, without values; null for nothing
 * @param attempts how often the record failed
 * @param nextTry when it is tried again by itself; null for never
 * @param at when it last failed
 */
public record DeadLetter(
    long id,
    String database,
    UUID key,
    UUID pageId,
    Side side,
    String stage,
    String reason,
    JsonNode payload,
    int attempts,
    Instant nextTry,
    Instant at) {}
