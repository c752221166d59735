package network.thehigherself.sync.line;

import java.util.List;
import java.util.UUID;
import network.thehigherself.sync.postgres.HistoryEntry;

/**
 * What an earlier request did to a page, of which the history knows nothing yet.
 *
 * @param intent the id of its intent
 */
record Untold(UUID intent, List<HistoryEntry> entries) {}
