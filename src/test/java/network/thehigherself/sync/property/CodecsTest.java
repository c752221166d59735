package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecsTest {

  @ParameterizedTest
  @ValueSource(strings = {"title", "status", "people", "url"})
  void aCodecIsFoundByItsType(String type) {
    assertThat(Codecs.of(type)).get().extracting(Codec::type).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Title", "hologram", "formula"})
  void anUnknownTypeHasNoCodec(String type) {
    assertThat(Codecs.of(type)).isEmpty();
  }

  @Test
  void onlySetsMergeByElement() {
    assertThat(Codecs.of("multi_select").orElseThrow().setLike()).isTrue();
    assertThat(Codecs.of("people").orElseThrow().setLike()).isTrue();
    assertThat(Codecs.of("relation").orElseThrow().setLike()).isTrue();
    assertThat(Codecs.of("rich_text").orElseThrow().setLike()).isFalse();
    assertThat(Codecs.of("date").orElseThrow().setLike()).isFalse();
  }
}
