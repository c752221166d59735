package network.thehigherself.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {
  @ParameterizedTest
  @CsvSource({"85, 85.0", "85, 8.5E1", "100, 1E+2", "0, 0.00", "0, -0.0", "-0.1, -0.10"})
  void aNumberIsTheSameHoweverItIsWritten(BigDecimal one, BigDecimal other) {
    assertThat(Value.of(one)).isEqualTo(Value.of(other)).hasSameHashCodeAs(Value.of(other));
  }

  @Test
  void numbersThatDifferInTheLastDigitDiffer() {
    assertThat(Value.of(new BigDecimal("0.1")))
        .isNotEqualTo(Value.of(new BigDecimal("0.10000000000000000001")));
  }

  @Test
  void nothingAndTheEmptyTextAndTheEmptySetAreEmpty() {
    assertThat(List.of(Value.of(null), Value.of(""), Value.elements(List.of())))
        .containsOnly(Value.empty());
    assertThat(Value.of(false).isEmpty()).isFalse();
    assertThat(Value.of(BigDecimal.ZERO).isEmpty()).isFalse();
    assertThat(Value.of(" ").isEmpty()).isFalse();
  }

  @Test
  void unknownIsNotEmpty() {
    Value unknown = Value.unknown("cut at 25");

    assertThat(unknown.isKnown()).isFalse();
    assertThat(unknown.isEmpty()).isFalse();
    assertThat(unknown).isNotEqualTo(Value.empty());
    assertThat(Value.empty().isKnown()).isTrue();
  }

  @Test
  void inASetOrderAndRepetitionMeanNothing() {
    assertThat(Value.elements(List.of("b", "a", "b"))).isEqualTo(Value.elements(Set.of("a", "b")));
    assertThat(Value.elements(List.of("b", "a"))).hasToString("Elements[elements=[a, b]]");
  }

  @Test
  void anEmptySetCannotBeMadeInAnotherWay() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Value.Elements(Set.of()));
  }

  @Test
  void onlyASetHasElements() {
    assertThat(Value.elements(List.of("a")).asSet()).containsExactly("a");
    assertThat(Value.empty().asSet()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> Value.of("secret").asSet())
        .withMessageNotContaining("secret");
  }
}
