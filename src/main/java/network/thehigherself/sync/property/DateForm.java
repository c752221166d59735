package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Optional;

/**
 * Notion's date object {@code {"start", "end", "time_zone"}}, of date properties and of mentions.
 */
final class DateForm {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

  private DateForm() {}

  /** The date; empty where the object has another shape. */
  static Optional<NotionDate> read(JsonNode date) {
    try {
      Temporal start = moment(date, "start");
      return start == null
          ? Optional.empty()
          : Optional.of(new NotionDate(instant(start), instant(moment(date, "end"))));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /**
   * The object to write.
   *
   * @param date instants are rounded down to milliseconds, see {@link NotionDate#inMillis}
   * @param current the object as the page holds it now, whose offsets are kept; may be missing
   * @throws UnwritableException for a year that ISO 8601 cannot write in four digits
   */
  static ObjectNode write(NotionDate date, JsonNode current) throws UnwritableException {
    ZoneOffset start = offset(current, "start").orElse(ZoneOffset.UTC);
    ZoneOffset end = offset(current, "end").orElse(start);
    ObjectNode form = Json.MAPPER.createObjectNode();
    form.put("start", text(date.start(), start));
    form.put("end", date.end() == null ? null : text(date.end(), end));
    return form;
  }

  /**
   * One of the two moments with its offset: a LocalDate, an OffsetDateTime, or null where there is
   * none. A time without an offset is one of the named zone.
   */
  private static Temporal moment(JsonNode date, String name) {
    JsonNode node = date.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isTextual()) {
      throw new DateTimeException("not a text");
    }
    String text = node.textValue();
    if (!text.contains("T")) {
      return LocalDate.parse(text);
    }
    Temporal time =
        (Temporal)
            DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof LocalDateTime local
        ? local.atZone(ZoneId.of(date.path("time_zone").asText())).toOffsetDateTime()
        : time;
  }

  private static Temporal instant(Temporal moment) {
    return moment instanceof OffsetDateTime time ? time.toInstant() : moment;
  }

  private static Optional<ZoneOffset> offset(JsonNode date, String name) {
    try {
      return moment(date, name) instanceof OffsetDateTime time
          ? Optional.of(time.getOffset())
          : Optional.empty();
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static String text(Temporal moment, ZoneOffset offset) throws UnwritableException {
    if (moment instanceof LocalDate day) {
      checkYear(day);
      return day.toString();
    }
    OffsetDateTime utc = ((Instant) moment).atOffset(ZoneOffset.UTC);
    checkYear(utc);
    OffsetDateTime local = utc.withOffsetSameInstant(offset);
    // The pattern cuts the milliseconds off, which rounds down: its fraction never carries.
    return INSTANT.format(writable(local) ? local : utc);
  }

  private static void checkYear(Temporal moment) throws UnwritableException {
    if (!writable(moment)) {
      throw new UnwritableException(
          "Notion takes the years 1 to 9999, not the year " + moment.get(ChronoField.YEAR) + ".");
    }
  }

  private static boolean writable(Temporal moment) {
    int year = moment.get(ChronoField.YEAR);
    return 1 <= year && year <= 9999;
  }
}
