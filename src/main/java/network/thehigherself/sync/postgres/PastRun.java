package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.UUID;

/**
 * A run that changed something.
 *
 * @param id its id
 * @param command the command that it was; "run" where a schedule fired it
 * @param at when it made its first change
 * @param records how many records it changed
 * @param databases whose, their names separated by commas
 * @param undoneBy the run that undid it; null for none
 */
public record PastRun(
    UUID id, String command, Instant at, long records, String databases, UUID undoneBy) {}
