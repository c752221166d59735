package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A record that one side refused.
 *
 * @param key null where the record has no row's id yet
 * @param pageId null where it has no page; one of the two is there
 * @param side the side that could not be written
 * @param stage what was being done, such as "create" or "update"
 * @param reason one sentence without values
 * @param payload what helps a person to understand it; may be null
 * @param nextTry when to try again; null for not by itself
 */
public record DeadLetter(
    UUID key,
    UUID pageId,
    Door side,
    String stage,
    String reason,
    JsonNode payload,
    Instant nextTry) {}
