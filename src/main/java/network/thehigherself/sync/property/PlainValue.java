package network.thehigherself.sync.property;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import network.thehigherself.sync.plan.Value;

/**
 * Values as a route sees them, in classes that every language of Camel's knows: a String, a
 * BigDecimal, a Boolean, a List of Strings; null is empty. A date is ISO 8601 text, {@code
 * 2026-06-15} or {@code 2026-06-15T14:30:00Z}, a range two of them with a slash between. What has
 * parts is its JSON as text.
 */
public final class PlainValue {
  private PlainValue() {}

  /**
   * The value for a route.
   *
   * @param value known
   * @return null for empty; a list is the caller's own
   */
  public static Object of(Value value) {
    if (!(value instanceof Value.Scalar scalar)) {
      return value.isEmpty() ? null : new ArrayList<>(value.asSet());
    }
    if (scalar.content() instanceof NotionDate date) {
      return date.end() == null ? date.start().toString() : date.start() + "/" + date.end();
    }
    return scalar.content() instanceof Structure structure ? structure.text() : scalar.content();
  }

  /**
   * What a route's value may mean: a text may also be a date, a number, or true or false. Which of
   * them it is, the column decides.
   *
   * @param plain may be null
   * @return the likeliest first; none where the object is of another class
   */
  public static List<Value> meanings(Object plain) {
    if (plain == null || plain instanceof Boolean) {
      return List.of(Value.of(plain));
    }
    if (plain instanceof Number number) {
      return number(number.toString()).stream().toList();
    }
    if (plain instanceof Collection<?> elements) {
      boolean isTexts = elements.stream().allMatch(String.class::isInstance);
      return isTexts
          ? List.of(Value.elements(elements.stream().map(String.class::cast).toList()))
          : List.of();
    }
    return plain instanceof String text ? meanings(text) : List.of();
  }

  private static List<Value> meanings(String text) {
    List<Value> meanings = new ArrayList<>();
    meanings.add(Value.of(text));
    date(text).ifPresent(meanings::add);
    number(text).ifPresent(meanings::add);
    if (text.equals("true") || text.equals("false")) {
      meanings.add(Value.of(Boolean.valueOf(text)));
    }
    return meanings;
  }

  /** Infinity and "not a number" are none. */
  private static Optional<Value> number(String text) {
    try {
      return Optional.of(Value.of(new BigDecimal(text)));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static Optional<Value> date(String text) {
    int slash = text.indexOf('/');
    try {
      return Optional.of(
          Value.of(
              slash < 0
                  ? new NotionDate(moment(text), null)
                  : new NotionDate(
                      moment(text.substring(0, slash)), moment(text.substring(slash + 1)))));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Temporal moment(String text) {
    return text.contains("T") ? instant(text) : LocalDate.parse(text);
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
