package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import network.thehigherself.sync.plan.Fit;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.NotionDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitsTest {

  @ParameterizedTest
  @CsvSource({
    "price, 1.005, 1.01",
    "price, -1.005, -1.01",
    "price, 1.004, 1",
    "price, 99999999.99, 99999999.99",
    "effort, 0.1000, 0.1",
    "count, 2147483647.0, 2147483647",
    "views, 9223372036854775807, 9223372036854775807"
  })
  void numbersAreRoundedAsPostgresDoes(String field, BigDecimal page, BigDecimal row) {
    assertThat(fit(field).narrow(Value.of(page))).isEqualTo(Value.of(row));
  }

  @ParameterizedTest
  @CsvSource({
    "price, 99999999.995, A number is too large for a column of type numeric(10;2).",
    "price, -1e8, A number is too large for a column of type numeric(10;2).",
    "count, 1.5, A column of type integer holds only whole numbers.",
    "count, 2147483648, A number is too large for a column of type integer.",
    "views, 9223372036854775808, A number is too large for a column of type bigint.",
    "effort, 1e131073, A number has more digits than PostgreSQL can hold.",
    "effort, 1e-16384, A number has more digits than PostgreSQL can hold."
  })
  void numbersThatDoNotFitAreRefused(String field, BigDecimal page, String reason) {
    assertThat(fit(field).narrow(Value.of(page)))
        .isEqualTo(Value.unknown(reason.replace(';', ',')));
  }

  @Test
  void aTextWithoutAPlaceInPostgresIsRefused() {
    assertThat(fit("note").narrow(Value.of("a\0b")))
        .isEqualTo(Value.unknown("PostgreSQL text cannot hold the character U+0000."));
    assertThat(fit("note").narrow(Value.of("a\ud83d")))
        .isEqualTo(Value.unknown("PostgreSQL text cannot hold half of a character."));
    assertThat(fit("note").narrow(Value.of("\ud83d\ude00"))).isEqualTo(Value.of("\ud83d\ude00"));
  }

  @Test
  void aValueOfAnotherKindIsRefused() {
    assertThat(fit("note").narrow(Value.of(BigDecimal.ONE)))
        .isEqualTo(Value.unknown("A column of type text holds no value of this kind."));
  }

  @Test
  void anUnknownTypeIsAMistakeOfTheMapping() {
    assertThatThrownBy(() -> ColumnType.of("money"))
        .hasMessage("no column of type money can be mapped");
  }

  @Nested
  class Range {
    private final Fit times = fit("starts_at");
    private final Fit days = fit("first_day");

    @Test
    void theRowHoldsTheWholeRange() {
      assertThat(times.narrow(range("2026-06-15T14:30:00Z", "2026-06-16T10:00:00Z")))
          .isEqualTo(range("2026-06-15T14:30:00Z", "2026-06-16T10:00:00Z"));
      assertThat(times.narrow(range("2026-06-15", "2026-06-20")))
          .isEqualTo(range("2026-06-15T00:00:00Z", "2026-06-20T00:00:00Z"));
      assertThat(days.narrow(range("2026-06-15T14:30:00Z", "2026-06-16T10:00:00Z")))
          .isEqualTo(range("2026-06-15", "2026-06-16"));
    }

    @Test
    void anEndThatMovedKeepsDaysAndTimesOfThePage() {
      assertThat(
              times.widen(
                  range("2026-06-15T00:00:00Z", "2026-06-21T00:00:00Z"),
                  range("2026-06-15", "2026-06-20")))
          .isEqualTo(range("2026-06-15", "2026-06-21"));
      assertThat(
              days.widen(
                  range("2026-06-15", "2026-06-18"),
                  range("2026-06-15T14:30:00Z", "2026-06-16T10:00:00Z")))
          .isEqualTo(range("2026-06-15T14:30:00Z", "2026-06-18T10:00:00Z"));
    }

    @Test
    void anEndThatIsClearedInSqlIsClearedOnThePage() {
      assertThat(days.widen(range("2026-06-15", null), range("2026-06-15", "2026-06-20")))
          .isEqualTo(range("2026-06-15", null));
    }

    @Test
    void aRangeThatEndsBeforeItStartsFitsNeitherSide() {
      assertThat(times.narrow(range("2026-06-20", "2026-06-15")).isKnown()).isFalse();
      assertThat(times.widen(Value.of("2026-06-20/2026-06-15"), Value.empty()))
          .isEqualTo(
              Value.unknown(
                  "The end lies before the start; correct the column ends_at or the start."));
      assertThat(days.widen(Value.of("../2026-06-15"), Value.empty()))
          .isEqualTo(
              Value.unknown(
                  "There is an end without a start; set the start or clear the column last_day."));
    }

    private static Value range(String start, String end) {
      return Value.of(new NotionDate(moment(start), end == null ? null : moment(end)));
    }

    private static Temporal moment(String text) {
      return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text);
    }
  }

  @Nested
  class Jsonb {
    private final Fit fit = fit("extra");

    @Test
    void equalJsonIsEqualText() {
      assertThat(fit.narrow(Value.of("{ \"b\": 1.50, \"a\": [1e2, null] }")))
          .isEqualTo(fit.narrow(Value.of("{\"a\":[100,null],\"b\":1.5}")))
          .isEqualTo(Value.of("{\"a\":[100,null],\"b\":1.5}"));
    }

    @Test
    void thePageKeepsItsOwnTextOfTheSameJson() {
      Value page = Value.of("{ \"a\" : 1 }");
      assertThat(fit.widen(Value.of("{\"a\":1}"), page)).isEqualTo(page);
      assertThat(fit.widen(Value.of("{\"a\":2}"), page)).isEqualTo(Value.of("{\"a\":2}"));
    }

    @Test
    void whatIsNoJsonIsRefused() {
      for (String text : new String[] {"{broken", "1 2", "abc", " "}) {
        assertThat(fit.narrow(Value.of(text)))
            .isEqualTo(Value.unknown("The text is not valid JSON."));
      }
    }
  }

  @Nested
  class Timestamptz {
    private final Fit fit = fit("due");

    @Test
    void keepsTheStartInMicroseconds() {
      assertThat(fit.narrow(date("2026-06-15T10:00:00.123456789Z", "2026-06-16T10:00:00Z")))
          .isEqualTo(date("2026-06-15T10:00:00.123456Z", null));
      assertThat(fit.narrow(date("2026-06-15", null)))
          .isEqualTo(date("2026-06-15T00:00:00Z", null));
    }

    @Test
    void aPageHasMillisecondsAndThatIsTheSameTime() {
      Value row = date("2026-06-15T10:00:00.123456Z", null);
      Value page = date("2026-06-15T10:00:00.123Z", null);
      assertThat(fit.widen(row, Value.empty())).isEqualTo(page);
      assertThat(fit.agree(page, row)).isTrue();
      assertThat(fit.agree(date("2026-06-15T10:00:00.124Z", null), row)).isFalse();
    }

    @Test
    void theEndOfARangeStaysInThePage() {
      assertThat(
              fit.widen(
                  date("2026-06-14T09:00:00Z", null),
                  date("2026-06-15T10:00:00Z", "2026-06-16T10:00:00Z")))
          .isEqualTo(date("2026-06-14T09:00:00Z", "2026-06-16T10:00:00Z"));
    }

    @Test
    void aDayStaysADayAtMidnightOnly() {
      Value page = date("2026-06-15", "2026-06-20");
      assertThat(fit.widen(date("2026-06-16T00:00:00Z", null), page))
          .isEqualTo(date("2026-06-16", "2026-06-20"));
      assertThat(fit.widen(date("2026-06-16T08:00:00Z", null), page))
          .isEqualTo(date("2026-06-16T08:00:00Z", "2026-06-20T00:00:00Z"));
    }

    @Test
    void aStartBehindTheEndIsNoRange() {
      assertThat(fit.widen(date("2026-06-21T00:00:00Z", null), date("2026-06-15", "2026-06-20")))
          .isEqualTo(date("2026-06-21", null));
    }

    @Test
    void clearingClearsTheWholeRange() {
      assertThat(fit.widen(Value.empty(), date("2026-06-15", "2026-06-20")))
          .isEqualTo(Value.empty());
    }
  }

  @Nested
  class Day {
    private final Fit fit = fit("day");

    @Test
    void keepsTheDayInUtc() {
      assertThat(fit.narrow(date("2026-06-15T23:30:00Z", null)))
          .isEqualTo(date("2026-06-15", null));
    }

    @Test
    void theTimeOfTheDayStaysInThePage() {
      assertThat(fit.widen(date("2026-06-17", null), date("2026-06-15T23:30:00Z", null)))
          .isEqualTo(date("2026-06-17T23:30:00Z", null));
    }
  }

  private static Fit fit(String field) {
    return Fits.of(TestDatabase.jobs().field(field).orElseThrow());
  }

  private static Value date(String start, String end) {
    return Value.of(new NotionDate(moment(start), end == null ? null : moment(end)));
  }

  private static Temporal moment(String text) {
    return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text);
  }
}
