package network.thehigherself.sync.postgres;

import java.time.Instant;

/**
 * A first whole read of one side that is not through yet.
 *
 * @param startedAt when its first attempt began
 * @param reached how far it came: everything before this time was taken in
 */
public record WholeRead(Instant startedAt, Instant reached) {}
