package network.thehigherself.sync.notion;

/**
 * The integration that the token belongs to.
 *
 * @param id its bot's id, which is who we are in {@code created_by}
 * @param name as people find it under Connections
 */
public record Integration(String id, String name) {}
