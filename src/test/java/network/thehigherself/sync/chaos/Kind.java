package network.thehigherself.sync.chaos;

import java.time.LocalDate;

/**
 * What people type into a field: a value that no other edit uses, and how SQL writes and shows it.
 */
enum Kind {
  TEXT("?", "coalesce(\"%s\", '')"),
  DAY(
      "?::date::timestamp at time zone 'UTC'",
      "coalesce((\"%s\" at time zone 'UTC')::date::text, '')"),
  /** Adding one element; the others stay. */
  TAGS(
      "array_append(%s, ?)",
      "array_to_string(array(select tag from unnest(\"%s\") tag order by tag collate \"C\"), ' ')");

  private static final LocalDate FIRST_DAY = LocalDate.of(2030, 1, 1);

  private final String write;
  private final String show;

  Kind(String write, String show) {
    this.write = write;
    this.show = show;
  }

  /** No value is part of another one. */
  String value(int number) {
    return this == DAY ? FIRST_DAY.plusDays(number).toString() : "v" + number + ".";
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
    return this == DAY ? page.replaceFirst("T00:00:00.000\\+00:00$", "") : page;
  }
}
