package network.thehigherself.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When page and row are the same. In the tables "–" is not in the answer and "?" unreadable. */
class ComparisonTest {
  private static final Comparison COMPARISON = of(Kind.EXACT, Way.BOTH);

  private static Comparison of(Kind kind, Way way) {
    return new Comparison(
        List.of(kind.rule("first", Policy.NEWEST, way), kind.rule("second", Policy.NEWEST, way)));
  }

  private static Comparison ofOne(Kind kind, Way way) {
    return new Comparison(List.of(kind.rule("first", Policy.NEWEST, way)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          page    | row     | compared
          yes     | yes     | Equal
          yes     | absent  | OnlyNotion
          yes     | deleted | OnlyNotion
          yes     | missing | OnlyNotion
          absent  | yes     | OnlySupabase
          trashed | yes     | OnlySupabase
          gone    | yes     | Unreadable
          absent  | absent  | Nothing
          absent  | deleted | Nothing
          absent  | missing | Nothing
          trashed | absent  | Nothing
          trashed | deleted | Nothing
          trashed | missing | Nothing
          gone    | absent  | Nothing
          gone    | deleted | Nothing
          gone    | missing | Nothing
          """,
      useHeadersInDisplayName = true)
  void whatIsDeletedIsNotThere(String page, String row, String expected) {
    Compared compared = COMPARISON.of(page(page), row(row));

    assertThat(compared.getClass().getSimpleName()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          page | row | compared
          a a  | a a | equal
          ∅ ∅  | ∅ ∅ | equal
          a b  | b a | different in first, second
          a a  | a b | different in second
          a a  | ∅ a | different in first
          ∅ a  | a a | different in first
          ? a  | a a | unreadable: first: cannot be read
          a a  | a ? | unreadable: second: cannot be read
          ? ?  | ? ? | unreadable: first: cannot be read; second: cannot be read
          ? a  | a b | different in second
          – a  | a a | unreadable: first: not part of the page's answer
          a a  | – a | unreadable: first: not part of the row
          """,
      useHeadersInDisplayName = true)
  void everyFieldCountsAndUnknownIsNotEmpty(String page, String row, String expected) {
    Compared compared = compare(COMPARISON, fields(page), fields(row));

    assertThat(described(compared)).isEqualTo(expected);
  }

  @Test
  void equalIsExactlyWhatASyncLeavesAsItIs() {
    int compared = 0;
    for (Kind kind : Kind.ALL) {
      for (Way way : Way.values()) {
        for (Value page : kind.pages) {
          for (Value row : kind.rows) {
            assertThat(isEqual(kind, way, page, row))
                .as("%s %s: page %s, row %s", kind, way, page, row)
                .isEqualTo(isLeftAlone(kind, way, page, row))
                .isEqualTo(Kind.agree(kind, way.direction, page, row));
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void aColumnMayHoldLessThanItsProperty() {
    assertThat(isEqual(Kind.RANGE, Way.BOTH, Value.of("1-9"), Value.of("1"))).isTrue();
    assertThat(isEqual(Kind.RANGE, Way.BOTH, Value.of("1-9"), Value.of("2"))).isFalse();
    assertThat(isEqual(Kind.FINER, Way.BOTH, Value.of("10:00"), Value.of("10:00:30"))).isTrue();
  }

  private static boolean isEqual(Kind kind, Way way, Value page, Value row) {
    return compare(ofOne(kind, way), Map.of("first", page), Map.of("first", row))
        instanceof Compared.Equal;
  }

  /** Whether a first meeting of the two would write nothing and hold nothing. */
  private static boolean isLeftAlone(Kind kind, Way way, Value page, Value row) {
    Plan plan =
        new Planner(List.of(kind.rule("first", Policy.NEWEST, way)))
            .plan(
                null,
                new PageSide.Present(Map.of("first", page), null),
                new RowSide.Present(Map.of("first", row), null));
    return plan.fields().stream()
        .allMatch(field -> field.toPage() == null && field.toRow() == null && !field.owed());
  }

  private static Compared compare(
      Comparison comparison, Map<String, Value> page, Map<String, Value> row) {
    return comparison.of(new PageSide.Present(page, null), new RowSide.Present(row, null));
  }

  private static PageSide page(String state) {
    return switch (state) {
      case "yes" -> new PageSide.Present(fields("a a"), null);
      case "trashed" -> new PageSide.Trashed(fields("a a"));
      case "gone" -> new PageSide.Gone("nobody knows");
      default -> new PageSide.Absent();
    };
  }

  private static RowSide row(String state) {
    return switch (state) {
      case "yes" -> new RowSide.Present(fields("a a"), null);
      case "deleted" -> new RowSide.Deleted(fields("a a"));
      case "missing" -> new RowSide.Missing();
      default -> new RowSide.Absent();
    };
  }

  private static Map<String, Value> fields(String text) {
    String[] values = text.split(" ", -1);
    Map<String, Value> fields = new HashMap<>();
    put(fields, "first", values[0]);
    put(fields, "second", values[1]);
    return fields;
  }

  private static void put(Map<String, Value> fields, String field, String value) {
    switch (value) {
      case "–" -> {}
      case "?" -> fields.put(field, Value.unread("cannot be read"));
      case "∅" -> fields.put(field, Value.empty());
      default -> fields.put(field, Value.of(value));
    }
  }

  private static String described(Compared compared) {
    if (compared instanceof Compared.Different different) {
      return "different in " + String.join(", ", different.fields());
    }
    return compared instanceof Compared.Unreadable unreadable
        ? "unreadable: " + unreadable.reason()
        : compared.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
