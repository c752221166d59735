package network.thehigherself.sync.sandbox.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What one query found, in its order: later pages of the same query are cut from it.
 *
 * @param ids of pages, or of pages and data sources for a search
 * @param capped whether more was found than Notion ever hands out
 * @param question what was asked; a cursor answers no other question
 */
public record Session(List<String> ids, boolean capped, JsonNode question) {}
