package network.thehigherself.sync.postgres;

import java.util.UUID;

/**
 * A record that schema sync remembers.
 *
 * @param key its row's id
 * @param pageId its page; null where none is known
 */
public record KnownRecord(String database, UUID key, UUID pageId) {}
