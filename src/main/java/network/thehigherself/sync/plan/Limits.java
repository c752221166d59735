package network.thehigherself.sync.plan;

/**
 * How much one pass may delete or clear. A pass is refused when it exceeds both the number and the
 * share, so that small databases are not stopped by a share nor big ones by a number.
 *
 * @param deletes the number of deletes that always pass
 * @param clears the number of cleared values that always pass
 * @param share the share, 0 to 1, of the records known to both sides
 */
public record Limits(long deletes, long clears, double share) {}
