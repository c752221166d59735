package network.thehigherself.sync.postgres;

import java.time.Instant;

/**
 * How far one side of a database was read.
 *
 * @param at changes before this time were taken in; null where nothing was read yet
 * @param wholeReadAt when the side was last read whole; null for never
 * @param lastPassAt when a pass last looked at it; null for never
 */
public record Cursor(Instant at, Instant wholeReadAt, Instant lastPassAt) {}
