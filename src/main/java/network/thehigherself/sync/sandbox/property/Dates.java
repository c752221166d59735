package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;

/**
 * Date values: a day stays a day, an instant keeps its offset and gets milliseconds, a named zone
 * becomes the offset it had then (observed by a client's live experiment of 2026-04-14).
 */
final class Dates {

  private static final int DAY_LENGTH = "2026-06-15".length();
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

  private Dates() {}

  /** What to store of a written date: start and perhaps end, as they will be answered. */
  static JsonNode accept(JsonNode written, String path) {
    Shape.object(written, path, Set.of("start", "end", "time_zone"));
    ZoneId zone = written.hasNonNull("time_zone") ? zone(written.get("time_zone"), path) : null;
    ObjectNode stored = Json.object();
    stored.put("start", moment(written.get("start"), zone, path + ".start"));
    if (written.hasNonNull("end")) {
      stored.put("end", moment(written.get("end"), zone, path + ".end"));
    }
    return stored;
  }

  /** As an answer shows it: the zone is never named. */
  static ObjectNode show(JsonNode stored) {
    ObjectNode shown = Json.object();
    shown.set("start", stored.get("start"));
    shown.set("end", stored.has("end") ? stored.get("end") : Json.nothing());
    return shown.putNull("time_zone");
  }

  /** The instant at which a day (in UTC) or a date-time begins. */
  static Instant instant(String text, String path) {
    try {
      return text.length() == DAY_LENGTH
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : time(text, null).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.shape(path, "should be a valid ISO 8601 date string", TextNode.valueOf(text));
    }
  }

  private static String moment(JsonNode written, ZoneId zone, String path) {
    String text = Shape.text(written, path);
    try {
      if (text.length() == DAY_LENGTH && zone == null) {
        return LocalDate.parse(text).toString();
      }
      return INSTANT.format(time(text, zone));
    } catch (DateTimeException e) {
      throw Refusal.shape(path, "should be a valid ISO 8601 date string", written);
    }
  }

  /** With a zone the text must carry no offset, without one a missing offset means UTC. */
  private static OffsetDateTime time(String text, ZoneId zone) {
    boolean offset =
        text.endsWith("Z")
            || text.lastIndexOf('+') > DAY_LENGTH
            || text.lastIndexOf('-') > DAY_LENGTH;
    if (zone != null) {
      return LocalDateTime.parse(text).atZone(zone).toOffsetDateTime();
    }
    return offset ? OffsetDateTime.parse(text) : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
  }

  private static ZoneId zone(JsonNode written, String path) {
    try {
      return ZoneId.of(Shape.text(written, path + ".time_zone"));
    } catch (DateTimeException e) {
      throw Refusal.shape(path + ".time_zone", "should be a valid IANA time zone", written);
    }
  }
}
