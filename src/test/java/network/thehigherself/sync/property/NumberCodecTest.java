package network.thehigherself.sync.property;

import static network.thehigherself.sync.property.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCodecTest {
  private final Codec codec = new NumberCodec();

  @ParameterizedTest
  @CsvSource({
    "filled, 85",
    "exact, 0.1",
    "largest, 1.7976931348623157E308",
    "smallest, -9007199254740991",
    "zero, 0"
  })
  void readsExactly(String name, BigDecimal number) {
    assertThat(codec.read(Fixture.property("number", name))).isEqualTo(Value.of(number));
  }

  @Test
  void numbersThatDifferOnlyInZerosAreTheSameValue() {
    assertThat(codec.read(json("{'type':'number','number':85.00}")))
        .isEqualTo(codec.read(json("{'type':'number','number':85}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.1",
        "-0.01",
        "123456789012.34",
        "9007199254740991",
        "9007199254740992",
        "1E+22",
        "4E+23",
        "8.41E+21",
        "1.7976931348623157E+308",
        "1E-300"
      })
  void writesWhatADoubleKeeps(String number) throws Exception {
    assertThat(codec.write(Value.of(new BigDecimal(number)), null).get("number").decimalValue())
        .isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "0.1000000000000000055511151231257827",
        "12345678901234567890",
        "1180591620717411303424",
        "1E+309",
        "-1E+400",
        "1E-400",
        "1E+1000000000",
        "1E-1000000000"
      })
  void refusesWhatADoubleWouldChange(String number) {
    assertThatThrownBy(() -> codec.write(Value.of(new BigDecimal(number)), null))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("15 digits")
        .hasMessageNotContaining(number);
  }

  @Test
  void clearsWithNull() throws Exception {
    assertThat(Json.MAPPER.writeValueAsString(codec.write(Value.empty(), null)))
        .isEqualTo("{\"number\":null}");
  }

  @Test
  void writesNoExponent() throws Exception {
    assertThat(Json.MAPPER.writeValueAsString(codec.write(Value.of(new BigDecimal("1500")), null)))
        .isEqualTo("{\"number\":1500}");
  }

  @Test
  void aTextIsNoNumber() {
    assertThatThrownBy(() -> codec.write(Value.of("7"), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> codec.write(Value.unknown("cut"), null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
