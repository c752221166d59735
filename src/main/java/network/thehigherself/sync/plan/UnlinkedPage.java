package network.thehigherself.sync.plan;

import java.util.UUID;

/**
 * A page that was never joined with a row.
 *
 * @param id the page's id
 * @param key the free key that it carries in its property "Supabase ID"; null for none
 * @param match what it shows of the match fields; null where that says nothing
 */
public record UnlinkedPage(UUID id, UUID key, MatchValues match) {}
