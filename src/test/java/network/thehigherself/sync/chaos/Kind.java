package network.thehigherself.sync.chaos;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What people type into a field: a value that no other edit uses, and how SQL writes and shows it.
 */
public enum Kind {
  TEXT("?", "coalesce(\"%s\", '')"),
  DAY(
      "?::date::timestamp at time zone 'UTC'",
      "coalesce((\"%s\" at time zone 'UTC')::date::text, '')"),
  NUMBER("?::numeric", "coalesce(trim_scale(\"%s\")::text, '')"),
  /** Adding one element; the others stay. */
  TAGS(
      "array_append(%s, ?)",
      "array_to_string(array(select tag from unnest(\"%s\") tag order by tag collate \"C\"), ' ')");

  private static final LocalDate FIRST_DAY = LocalDate.of(2030, 1, 1);

  private static final int FIRST_NUMBER = 1_000_000;

  private final String write;
  private final String show;

  Kind(String write, String show) {
    this.write = write;
    this.show = show;
  }

  /** No value is part of another one. */
  String value(int number) {
    return switch (this) {
      case DAY -> FIRST_DAY.plusDays(number).toString();
      case NUMBER -> Integer.toString(FIRST_NUMBER + number);
      case TEXT, TAGS -> "v" + number + ".";
    };
  }

  /** The same value as a person's client sends it to Notion. */
  Object typed(String value) {
    return this == NUMBER ? new BigDecimal(value) : value;
  }

  /** The right side of an update's assignment, with one parameter. */
  String write(String column) {
    return write.formatted(column);
  }

  /** An expression for the column's value as text; empty where it holds none. */
  String show(String column) {
    return show.formatted(column);
  }

  /** A page's text in the words of {@link #show}: what SQL wrote as midnight is that day. */
  String shown(String page) {
    return switch (this) {
      case DAY -> page.replaceFirst("T00:00:00.000\\+00:00$", "");
      case NUMBER -> page.isEmpty() ? page : new BigDecimal(page).toPlainString();
      case TEXT, TAGS -> page;
    };
  }
}
