package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import network.thehigherself.sync.plan.Value;

/**
 * When a page was made or last edited: created_time, last_edited_time, rounded down to the minute
 * (Notion, "Changelog", 2021-07-01); content {@link NotionDate}, an instant. Computed.
 */
record TimestampCodec(String type) implements ComputedCodec {

  @Override
  public Value read(JsonNode property) {
    JsonNode time = Answer.content(property, type);
    if (time.isNull()) {
      return Value.empty();
    }
    try {
      return Value.of(new NotionDate(OffsetDateTime.parse(time.asText()).toInstant(), null));
    } catch (DateTimeException malformed) {
      return Answer.unknownShape(type);
    }
  }
}
