package network.thehigherself.sync.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What people put into a field. */
public enum Kind {
  TEXT("?"),
  /** More than one item of rich text holds, with a character of two units at the cut. */
  LONG("?"),
  DAY("?::date::timestamp at time zone 'UTC'"),
  NUMBER("?::numeric"),
  TAGS("array_append(%s, ?)"),
  /** A reference to one record. */
  ONE("(select id from public.%2$s where %3$s = ? and deleted_at is null limit 1)"),
  /** References to several. */
  MANY("");

  private static final LocalDate FIRST_DAY = LocalDate.of(2030, 1, 1);
  private static final int FIRST_NUMBER = 1_000_000;
  private static final int UNITS_PER_ITEM = 2000;

  private final String write;

  Kind(String write) {
    this.write = write;
  }

  boolean isSet() {
    return this == TAGS || this == MANY;
  }

  boolean refers() {
    return this == ONE || this == MANY;
  }

  /** A value of its own for each number; none is part of another one. */
  String value(int number) {
    return switch (this) {
      case DAY -> FIRST_DAY.plusDays(number).toString();
      case NUMBER -> Integer.toString(FIRST_NUMBER + number);
      default -> "v" + number + ".";
    };
  }

  /** What a person types for the value. */
  String typed(String value) {
    return this == LONG && !value.isEmpty()
        ? value + "x".repeat(UNITS_PER_ITEM - 1 - value.length()) + "\uD83C\uDF3F and on it goes"
        : value;
  }

  /** The right side of an update's assignment, with one parameter. */
  String write(Field field) {
    Place target = field.target();
    return target == null
        ? write.formatted(field.column())
        : write.formatted(field.column(), target.database(), target.titleColumn());
  }

  /** The elements that a property shows: values as people typed them, or ids of pages. */
  List<String> read(JsonNode property) {
    List<String> elements = new ArrayList<>();
    JsonNode value = property.path(property.path("type").asText());
    switch (property.path("type").asText()) {
      case "title", "rich_text" -> {
        StringBuilder text = new StringBuilder();
        value.forEach(item -> text.append(item.path("plain_text").asText()));
        elements.add(text.toString());
      }
      case "multi_select" -> value.forEach(option -> elements.add(option.path("name").asText()));
      case "relation" -> value.forEach(page -> elements.add(page.path("id").asText()));
      case "select" -> elements.add(value.path("name").asText());
      case "date" -> elements.add(day(value.path("start").asText()));
      case "number" -> elements.add(value.isNull() ? "" : plain(value.decimalValue()));
      default -> elements.add(value.asText(""));
    }
    elements.removeIf(String::isEmpty);
    return elements;
  }

  /** What SQL wrote as midnight is that day. */
  private static String day(String start) {
    return start.replaceFirst("T00:00:00.000\\+00:00$", "");
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
