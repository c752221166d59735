package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.NotionDate;

/**
 * {@code date}: the day on which a date starts, in UTC. What it cannot hold is the end of a range
 * and the time of the day.
 */
record DayColumn() implements ColumnType {

  @Override
  public Value read(JsonNode json) {
    try {
      return Value.of(new NotionDate(LocalDate.parse(json.asText()), null));
    } catch (DateTimeException outside) {
      return Value.unread("The day is outside of the years 1 to 9999.");
    }
  }

  @Override
  public JsonNode write(Value value) throws UnfitException {
    LocalDate day = day(Content.of(value, NotionDate.class, "date").start());
    if (day.getYear() < 1 || day.getYear() > 9999) {
      throw new UnfitException("A date is outside of the years 1 to 9999.");
    }
    return TextNode.valueOf(day.toString());
  }

  @Override
  public Value widen(Value row, Value page) {
    return Ranges.widen(row, page, (start, former) -> widen((LocalDate) start, former));
  }

  private static NotionDate widen(LocalDate day, NotionDate former) {
    if (former.start() instanceof LocalDate && !(former.end() instanceof Instant)) {
      return Ranges.starting(day, former.end());
    }
    Instant time = InstantColumn.instant(former.start());
    Instant start =
        day.atTime(LocalDateTime.ofInstant(time, ZoneOffset.UTC).toLocalTime())
            .toInstant(ZoneOffset.UTC);
    return Ranges.starting(
        start, former.end() == null ? null : InstantColumn.instant(former.end()));
  }

  private static LocalDate day(Temporal moment) {
    return moment instanceof LocalDate day
        ? day
        : LocalDateTime.ofInstant((Instant) moment, ZoneOffset.UTC).toLocalDate();
  }
}
