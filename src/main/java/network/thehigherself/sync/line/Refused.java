package network.thehigherself.sync.line;

/**
 * A record that PostgreSQL refuses.
 *
 * @param planned the record
 * @param reason one sentence, without values
 */
public record Refused(Planned planned, String reason) {}
