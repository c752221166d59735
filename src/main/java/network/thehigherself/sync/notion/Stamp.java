package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.property.Json;

/**
 * What the sync notes on a page about itself. Neither is a field: whatever a person makes of them
 * changes no row, and the next write puts them right.
 *
 * @param key the row's uuid
 * @param at when the page was last synced, in whole seconds
 */
public record Stamp(UUID key, Instant at) {

  public Stamp {
    at = at.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The next stamp of a page. It is none that the page may carry already, so that it tells whether
   * what it rides with has arrived.
   *
   * @param taken the times that the page carries, or was about to be given
   */
  public static Stamp next(UUID key, Instant now, Set<Instant> taken) {
    Stamp stamp = new Stamp(key, now);
    while (taken.contains(stamp.at)) {
      stamp = new Stamp(key, stamp.at.plusSeconds(1));
    }
    return stamp;
  }

  /** When a page says that it was last synced; empty where it does not say so. */
  public static Optional<Instant> on(Page page, Binding binding) {
    return binding
        .synced()
        .flatMap(synced -> page.property(synced.id()))
        .map(property -> property.path("date").path("start").asText())
        .map(Stamp::instant);
  }

  /** Null for anything but a time with its offset: a person may have typed a day. */
  private static Instant instant(String start) {
    try {
      return OffsetDateTime.parse(start).toInstant();
    } catch (DateTimeParseException typed) {
      return null;
    }
  }

  /**
   * The properties that put the stamp on a page.
   *
   * @param current the page as it is; null for a new one
   * @return empty where the page carries its key and has no property for the time
   */
  public ObjectNode properties(Binding binding, Page current) {
    ObjectNode properties = Json.MAPPER.createObjectNode();
    if (current == null || !key.toString().equals(keyOn(current, binding))) {
      properties.set(binding.key().answeredId(), keyAlone());
    }
    binding
        .synced()
        .ifPresent(
            synced ->
                properties
                    .putObject(synced.answeredId())
                    .putObject("date")
                    .put("start", at.toString()));
    return properties;
  }

  private ObjectNode keyAlone() {
    ObjectNode text = Json.MAPPER.createObjectNode();
    text.putArray("rich_text").addObject().putObject("text").put("content", key.toString());
    return text;
  }

  /** The whole text of the key property; null where the answer lacks it. */
  private static String keyOn(Page page, Binding binding) {
    return page.property(binding.key().id()).map(Stamp::text).orElse(null);
  }

  private static String text(JsonNode property) {
    StringBuilder text = new StringBuilder();
    property.path("rich_text").forEach(piece -> text.append(piece.path("plain_text").asText()));
    return text.toString();
  }
}
