package network.thehigherself.sync.property;

import static network.thehigherself.sync.property.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueJsonTest {

  @Property(tries = 300)
  void everyKnownValueComesBack(@ForAll("values") Value value) throws Exception {
    String text = Json.MAPPER.writeValueAsString(ValueJson.encode(value));
    assertThat(ValueJson.decode(Json.MAPPER.readTree(text))).isEqualTo(value);
  }

  @Test
  void everyKindHasItsForm() {
    assertThat(ValueJson.encode(Value.empty())).isEqualTo(json("null"));
    assertThat(ValueJson.encode(Value.of("x"))).isEqualTo(json("'x'"));
    assertThat(ValueJson.encode(Value.of(true))).isEqualTo(json("true"));
    assertThat(ValueJson.encode(Value.of(new BigDecimal("2.50")))).isEqualTo(json("2.5"));
    assertThat(ValueJson.encode(Value.elements(List.of("b", "a")))).isEqualTo(json("['a','b']"));
    assertThat(ValueJson.encode(Value.of(new NotionDate(LocalDate.of(2026, 6, 15), null))))
        .isEqualTo(json("{'start':'2026-06-15'}"));
    assertThat(ValueJson.encode(Structure.value(json("{'lon':2.50,'lat':1}"))))
        .isEqualTo(ValueJson.encode(Structure.value(json("{'lat':1.0,'lon':2.5}"))))
        .hasToString("{\"json\":{\"lat\":1,\"lon\":2.5}}");
    assertThat(
            ValueJson.encode(
                Value.of(
                    new NotionDate(
                        Instant.parse("2026-06-15T14:30:00Z"), LocalDate.of(2026, 6, 20)))))
        .isEqualTo(json("{'start':'2026-06-15T14:30:00Z','end':'2026-06-20'}"));
  }

  @Test
  void anUnknownValueIsNeverStored() {
    assertThatThrownBy(() -> ValueJson.encode(Value.unknown("cut")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void contentWithoutAFormIsRefused() {
    assertThatThrownBy(() -> ValueJson.encode(Value.of(7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Integer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'start':null}",
        "{'start':'soon'}",
        "{'start':'2026-06-15','end':null}",
        "[1]",
        "[null]",
        "[['a']]",
        "{'start':'2026-06-15T14:30:00'}"
      })
  void otherJsonIsRefused(String text) {
    assertThatThrownBy(() -> ValueJson.decode(json(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("soon");
  }

  @Provide
  Arbitrary<Value> values() {
    return Arbitraries.oneOf(
        Arbitraries.just(Value.empty()),
        Arbitraries.oneOf(Texts.some(), Texts.ofSeveralItems()).map(Value::of),
        Arbitraries.of(true, false).map(Value::of),
        Combinators.combine(Arbitraries.bigIntegers(), Arbitraries.integers().between(-400, 400))
            .as((digits, scale) -> Value.of(new BigDecimal(digits, scale))),
        Texts.some().set().ofMaxSize(5).map(Value::elements),
        Dates.writable().map(Value::of),
        structures(),
        Combinators.combine(
                Arbitraries.longs().between(-62_135_596_800L, 253_402_300_800_000L),
                Arbitraries.integers().between(0, 999_999_999))
            .as(
                (seconds, nanos) ->
                    Value.of(new NotionDate(Instant.ofEpochSecond(seconds, nanos), null))));
  }

  private static Arbitrary<Value> structures() {
    return Arbitraries.of(
            "[{'name':'A','url':'https://example.org/a'}]",
            "{'lat':1.50,'lon':-2,'name':'x'}",
            "['a',1,null,true,{'start':'2026-06-15'},{'json':[1]}]",
            "{'json':1}",
            "{'start':'2026-06-15'}",
            "'text'",
            "7")
        .map(text -> Structure.value(json(text)));
  }
}
