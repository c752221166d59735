package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What Notion answered.
 *
 * @param json the body
 * @param answeredAt when, by Notion's clock; by ours only where Notion does not say
 */
public record Answer(JsonNode json, Instant answeredAt) {}
