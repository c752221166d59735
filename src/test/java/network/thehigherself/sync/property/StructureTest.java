package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTest {

  @Test
  void equalJsonIsEqualContent() {
    assertThat(value("{'b': 1.50, 'a': [1e2, null], 'c': null}"))
        .isEqualTo(value("{'a':[100,null],'b':1.5}"))
        .isEqualTo(Value.of(new Structure("{\"a\":[100,null],\"b\":1.5}")));
  }

  @Test
  void theOrderOfAListMeansSomething() {
    assertThat(value("[1,2]")).isNotEqualTo(value("[2,1]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "{'a':null}"})
  void whatHoldsNothingIsEmpty(String json) {
    assertThat(value(json)).isEqualTo(Value.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "false", "''", "[null]", "[[]]"})
  void whatHoldsSomethingIsNot(String json) {
    assertThat(value(json)).isInstanceOf(Value.Scalar.class);
  }

  @Test
  void whatCannotBeKeptIsUnknown() {
    assertThat(value("1e200000").isKnown()).isFalse();
    assertThat(value("[".repeat(950) + "]".repeat(950)).isKnown()).isFalse();
    assertThat(value("[".repeat(850) + "1" + "]".repeat(850)).isKnown()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{broken", "abc"})
  void noJsonIsNoStructure(String text) {
    assertThatThrownBy(() -> new Structure(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("broken");
  }

  private static Value value(String json) {
    JsonNode node = Fixture.json(json);
    return Structure.value(node);
  }
}
