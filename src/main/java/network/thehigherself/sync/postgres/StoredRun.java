package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * What one command or one scheduled firing did, as {@code sync.run} keeps it.
 *
 * @param command such as "sync"; "run" for a firing of the schedule
 * @param direction "both", "notion_to_supabase" or "supabase_to_notion"
 * @param endedAt null while it is under way, and where it was killed
 * @param outcome what it told at its end; null before
 * @param undoes the run that this one undoes; null for none
 */
public record StoredRun(
    UUID id,
    String command,
    String direction,
    boolean dryRun,
    Instant startedAt,
    Instant endedAt,
    JsonNode outcome,
    UUID undoes) {}
