package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.NotionDate;

/**
 * {@code timestamptz}: the start of a date, in microseconds. A day is midnight UTC. What it cannot
 * hold is the end of a range, and that a date is only a day.
 */
record InstantColumn() implements ColumnType {

  /** Both what a row holds, see {@link #expression}, and what {@link #write} makes of a value. */
  @Override
  public Value read(JsonNode json) {
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              json.asText(), OffsetDateTime::from, LocalDateTime::from);
      Instant start =
          time instanceof OffsetDateTime zoned
              ? zoned.toInstant()
              : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
      return Value.of(new NotionDate(start, null));
    } catch (DateTimeException outside) {
      return Value.unread("The time is outside of the years 1 to 9999.");
    }
  }

  @Override
  public JsonNode write(Value value) throws UnfitException {
    Instant start = instant(Content.of(value, NotionDate.class, "timestamptz").start());
    int year = start.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > 9999) {
      throw new UnfitException("A date is outside of the years 1 to 9999.");
    }
    return TextNode.valueOf(start.truncatedTo(ChronoUnit.MICROS).toString());
  }

  /**
   * The text of a timestamptz depends on the session's time zone, that of a timestamp does not. A
   * timestamp that was there before is taken as UTC and becomes a timestamptz here, whose text has
   * its offset.
   */
  @Override
  public String expression(String column) {
    return "(" + column + " at time zone 'UTC')";
  }

  @Override
  public Value widen(Value row, Value page) {
    return Ranges.widen(row, page, (start, former) -> widen((Instant) start, former));
  }

  private static NotionDate widen(Instant start, NotionDate former) {
    LocalDateTime utc = LocalDateTime.ofInstant(start, ZoneOffset.UTC);
    boolean day =
        former.start() instanceof LocalDate
            && !(former.end() instanceof Instant)
            && utc.toLocalTime().equals(LocalTime.MIDNIGHT);
    return day
        ? Ranges.starting(utc.toLocalDate(), former.end())
        : Ranges.starting(start, former.end() == null ? null : instant(former.end()));
  }

  static Instant instant(Temporal moment) {
    return moment instanceof LocalDate day
        ? day.atStartOfDay(ZoneOffset.UTC).toInstant()
        : (Instant) moment;
  }
}
