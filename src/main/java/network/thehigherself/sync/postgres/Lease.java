package network.thehigherself.sync.postgres;

import java.time.Duration;

/**
 * The right to work on a database.
 *
 * @param database its name
 * @param token greater than that of every earlier lease of the database
 * @param length how long it lasts after each transaction
 */
public record Lease(String database, long token, Duration length) {}
