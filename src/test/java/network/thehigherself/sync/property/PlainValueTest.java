package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainValueTest {
  private static final Value RANGE =
      Value.of(new NotionDate(LocalDate.of(2026, 6, 15), Instant.parse("2026-06-18T10:00:00Z")));

  @Property(tries = 300)
  void whatARouteLeavesAloneMeansTheSame(@ForAll("values") Value value) {
    assertThat(PlainValue.meanings(PlainValue.of(value))).contains(value);
  }

  @Provide
  Arbitrary<Value> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().map(Value::of),
        Arbitraries.bigDecimals().map(Value::of),
        Arbitraries.of(true, false).map(Value::of),
        Arbitraries.strings().list().map(Value::elements),
        Arbitraries.of(
            RANGE,
            Value.of(new NotionDate(LocalDate.of(2026, 6, 15), null)),
            Value.of(new NotionDate(Instant.parse("2026-06-15T14:30:00.5Z"), null))));
  }

  @Test
  void everyKindHasItsClass() {
    assertThat(PlainValue.of(Value.empty())).isNull();
    assertThat(PlainValue.of(Value.of("x"))).isEqualTo("x");
    assertThat(PlainValue.of(Value.of(BigDecimal.TEN))).isInstanceOf(BigDecimal.class);
    assertThat(PlainValue.of(Value.of(true))).isEqualTo(true);
    assertThat(PlainValue.of(Value.elements(List.of("b", "a")))).isEqualTo(List.of("a", "b"));
    assertThat(PlainValue.of(RANGE)).isEqualTo("2026-06-15/2026-06-18T10:00:00Z");
    assertThat(PlainValue.of(Value.of(new Structure("{\"b\":1,\"a\":2}"))))
        .isEqualTo("{\"a\":2,\"b\":1}");
  }

  @Test
  void aTextIsATextFirst() {
    assertThat(PlainValue.meanings("5")).containsExactly(Value.of("5"), number("5"));
    assertThat(PlainValue.meanings("true")).containsExactly(Value.of("true"), Value.of(true));
  }

  @Test
  void everyNumberIsOneNumber() {
    assertThat(PlainValue.meanings(5)).containsExactly(number("5"));
    assertThat(PlainValue.meanings(2.50)).containsExactly(number("2.5"));
    assertThat(PlainValue.meanings(Double.NaN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "2026-06-15/", "/", "T", "1e", "15.06.2026"})
  void whatIsNearlyADateOrANumberIsATextOnly(String text) {
    assertThat(PlainValue.meanings(text)).containsExactly(Value.of(text));
  }

  @Test
  void anObjectOfAnotherClassMeansNothing() {
    assertThat(PlainValue.meanings(new Object())).isEmpty();
    assertThat(PlainValue.meanings(List.of("a", 1))).isEmpty();
  }

  private static Value number(String text) {
    return Value.of(new BigDecimal(text));
  }
}
