package network.thehigherself.sync.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.NotionDate;

/** Values of pages, as hard as they come. */
final class Samples {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Samples() {}

  /** Values that a property may hold whose column has this type; not all of them fit. */
  static Arbitrary<Value> page(String sql) {
    return switch (sql) {
      case "text" -> texts().map(Value::of);
      case "text[]" -> names().map(Value::elements);
      case "timestamptz", "date" -> orEmpty(dates().map(Value::of));
      case "boolean" -> Arbitraries.of(true, false).map(Value::of);
      case "jsonb" -> json().map(Value::of);
      default -> orEmpty(numbers().map(Value::of));
    };
  }

  private static Arbitrary<Value> orEmpty(Arbitrary<Value> values) {
    return Arbitraries.frequencyOf(Tuple.of(9, values), Tuple.of(1, Arbitraries.of(Value.empty())));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(20);
  }

  private static Arbitrary<Set<String>> names() {
    return Arbitraries.strings()
        .withChars("abcXYZ äß中,\"\\{}'\0")
        .ofMinLength(1)
        .ofMaxLength(6)
        .set()
        .ofMaxSize(4);
  }

  private static Arbitrary<BigDecimal> numbers() {
    Arbitrary<BigDecimal> halves =
        Arbitraries.longs().between(-1_000_000, 1_000_000).map(n -> BigDecimal.valueOf(n, 3));
    Arbitrary<BigDecimal> large =
        Arbitraries.bigIntegers().map(BigDecimal::new).map(number -> number.scaleByPowerOfTen(2));
    Arbitrary<BigDecimal> any =
        Combinators.combine(Arbitraries.bigIntegers(), Arbitraries.integers().between(-40, 40))
            .as(BigDecimal::new);
    Arbitrary<BigDecimal> edges =
        Arbitraries.of(
                "2147483647",
                "2147483648",
                "-2147483648",
                "-2147483649",
                "9223372036854775807",
                "9223372036854775808",
                "99999999.994",
                "99999999.995",
                "-0.005",
                "0.004",
                "1e400")
            .map(BigDecimal::new);
    return Arbitraries.oneOf(halves, large, any, edges);
  }

  private static Arbitrary<NotionDate> dates() {
    Arbitrary<Instant> instants =
        Arbitraries.longs()
            .between(FIRST.getEpochSecond(), LAST.getEpochSecond())
            .flatMap(
                second ->
                    Arbitraries.of(0L, 1_000_000L, 123_456_789L)
                        .map(nanos -> Instant.ofEpochSecond(second, nanos)));
    Arbitrary<Instant> midnights = instants.map(instant -> instant.truncatedTo(ChronoUnit.DAYS));
    Arbitrary<LocalDate> days =
        midnights.map(instant -> LocalDate.ofEpochDay(instant.getEpochSecond() / 86_400));
    Arbitrary<Temporal> moments =
        Arbitraries.oneOf(
            days.map(day -> (Temporal) day),
            instants.map(instant -> (Temporal) instant),
            midnights.map(instant -> (Temporal) instant));
    return Combinators.combine(moments, moments.injectNull(0.5)).as(NotionDate::new);
  }

  private static Arbitrary<String> json() {
    return Arbitraries.of(
        "{\"b\": 1, \"a\": [1.50, 1e2, -0.0, null, true]}",
        "{ \"a\" :[1.5,100,0,null,true] , \"b\":1.0}",
        "null",
        " null ",
        "\"text\"",
        "\"\"",
        "[]",
        "{}",
        "{\"a\":1,\"a\":2}",
        "12345678901234567890.12345678901234567890",
        "1E+300",
        "-1.5e-300",
        "{\"ü\":\"\\u00e9\",\"u\":\"\\ud83d\\ude00\"}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\\ud800\"}",
        "{broken",
        "1 2",
        "",
        " ",
        "01",
        "NaN",
        "1e200000",
        "[".repeat(500) + "]".repeat(500),
        "[".repeat(950) + "]".repeat(950));
  }
}
