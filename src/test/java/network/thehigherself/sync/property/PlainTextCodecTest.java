package network.thehigherself.sync.property;

import static network.thehigherself.sync.property.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** email, phone_number and url; and checkbox, which is as plain. */
class PlainTextCodecTest {

  @ParameterizedTest
  @CsvSource({"email, 200", "phone_number, 200", "url, 2000"})
  void takesTheLongestTextAndRefusesMore(String type, int limit) throws Exception {
    Codec codec = Codecs.of(type);
    String longest = "x".repeat(limit);
    assertThat(codec.write(Value.of(longest), null).get(type).asText()).isEqualTo(longest);
    assertThatThrownBy(() -> codec.write(Value.of(longest + "x"), null))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(
            "Notion takes at most %d characters in a %s property, not %d.", limit, type, limit + 1);
  }

  @Test
  void clearsWithAnExplicitNull() throws Exception {
    assertThat(Codecs.of("email").write(Value.empty(), null)).isEqualTo(json("{'email':null}"));
  }

  @Test
  void keepsSpaces() throws Exception {
    assertThat(Codecs.of("phone_number").write(Value.of("  "), null))
        .isEqualTo(json("{'phone_number':'  '}"));
  }

  @Test
  void aCheckboxIsNeverEmpty() throws Exception {
    Codec checkbox = new CheckboxCodec();
    assertThat(checkbox.read(Fixture.property("checkbox", "unchecked"))).isEqualTo(Value.of(false));
    assertThat(checkbox.write(Value.empty(), null)).isEqualTo(json("{'checkbox':false}"));
  }
}
