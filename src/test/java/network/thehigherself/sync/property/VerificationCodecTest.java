package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationCodecTest {
  private final Codec codec = Codecs.of("verification");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "filled  | {'state':'verified','date':{'start':'2026-06-15T14:30:00Z','end':'2026-09-13T14:30:00Z'}}",
        "forever | {'state':'verified'}",
        "expired | {'state':'expired','date':{'start':'2025-06-15','end':'2025-09-13'}}"
      })
  void saysWhatAndForHowLongButNotWho(String name, String json) {
    assertThat(codec.read(Fixture.property("verification", name))).isEqualTo(verification(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hostile", "hostile_state"})
  void anotherShapeIsUnknown(String name) {
    assertThat(codec.read(Fixture.property("verification", name)).isKnown()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'state':'verified'}",
        "{'state':'verified','date':{'start':'2026-06-15','end':'2036-09-13'}}",
        "{'state':'verified','date':{'start':'2026-06-15T14:30:00Z'}}"
      })
  void aWrittenVerificationComesBack(String json) throws Exception {
    Value value = verification(json);
    JsonNode page = Fixture.property("verification", "filled");
    for (JsonNode current : new JsonNode[] {null, page}) {
      assertThat(
              codec.read(NotionModel.answer("verification", codec.write(value, current), current)))
          .isEqualTo(value);
    }
  }

  @Test
  void unverifiedIsEmpty() throws Exception {
    JsonNode written = codec.write(verification("{'state':'unverified'}"), null);
    assertThat(written).isEqualTo(Fixture.json("{'verification':{'state':'unverified'}}"));
    assertThat(codec.write(Value.empty(), null)).isEqualTo(written);
    assertThat(codec.read(NotionModel.answer("verification", written, null)))
        .isEqualTo(Value.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'state':'expired'}",
        "{'state':'sworn'}",
        "{'state':'unverified','date':{'start':'2026-06-15'}}",
        "{'state':'verified','date':'2026-06-15'}",
        "{'state':'verified','date':{'start':'soon'}}",
        "{'state':'verified','verified_by':'Ada'}",
        "{'date':{'start':'2026-06-15'}}",
        "'verified'"
      })
  void whatNotionWouldRefuseIsRefused(String json) {
    assertThatThrownBy(() -> codec.write(verification(json), null))
        .isInstanceOf(UnwritableException.class);
  }

  private static Value verification(String json) {
    return Structure.value(Fixture.json(json));
  }
}
