package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.function.Function;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Shape;

/**
 * Conditions on times, in UTC; a date without a time stands for its whole day when compared for
 * equality, before or after.
 */
public final class DateFilter {

  private static final int DAY_LENGTH = "2026-06-15".length();

  private DateFilter() {}

  /** A condition on the instant that {@code instant} finds; null is empty. */
  public static Predicate<Cell> of(
      JsonNode written, Filtering context, Function<Cell, Instant> instant) {
    Condition condition = Condition.read(written, context);
    if (condition.isAboutEmptiness()) {
      return cell -> condition.holdsFor(instant.apply(cell) == null);
    }
    Predicate<Instant> test = span(condition, context);
    return cell -> {
      Instant value = instant.apply(cell);
      return value != null && test.test(value);
    };
  }

  private static Predicate<Instant> span(Condition condition, Filtering context) {
    LocalDate today = LocalDate.ofInstant(context.now(), ZoneOffset.UTC);
    return switch (condition.operator()) {
      case "this_week" -> {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield between(monday, monday.plusDays(7));
      }
      case "past_week" -> between(today.minusWeeks(1), today.plusDays(1));
      case "past_month" -> between(today.minusMonths(1), today.plusDays(1));
      case "past_year" -> between(today.minusYears(1), today.plusDays(1));
      case "next_week" -> between(today, today.plusWeeks(1).plusDays(1));
      case "next_month" -> between(today, today.plusMonths(1).plusDays(1));
      case "next_year" -> between(today, today.plusYears(1).plusDays(1));
      default -> comparison(condition, today);
    };
  }

  private static Predicate<Instant> comparison(Condition condition, LocalDate today) {
    String text = relative(Shape.text(condition.operand(), condition.path()), today);
    Instant start = Dates.instant(text, condition.path());
    Instant end =
        text.length() == DAY_LENGTH ? start.plus(1, ChronoUnit.DAYS) : start.plusMillis(1);
    return switch (condition.operator()) {
      case "equals" -> value -> !value.isBefore(start) && value.isBefore(end);
      case "before" -> value -> value.isBefore(start);
      case "after" -> value -> !value.isBefore(end);
      case "on_or_before" -> value -> value.isBefore(end);
      case "on_or_after" -> value -> !value.isBefore(start);
      default -> throw condition.unknown();
    };
  }

  private static Predicate<Instant> between(LocalDate from, LocalDate to) {
    Instant start = from.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = to.atStartOfDay(ZoneOffset.UTC).toInstant();
    return value -> !value.isBefore(start) && value.isBefore(end);
  }

  private static String relative(String text, LocalDate today) {
    return switch (text) {
      case "today" -> today.toString();
      case "tomorrow" -> today.plusDays(1).toString();
      case "yesterday" -> today.minusDays(1).toString();
      case "one_week_ago" -> today.minusWeeks(1).toString();
      case "one_week_from_now" -> today.plusWeeks(1).toString();
      case "one_month_ago" -> today.minusMonths(1).toString();
      case "one_month_from_now" -> today.plusMonths(1).toString();
      default -> text;
    };
  }
}
