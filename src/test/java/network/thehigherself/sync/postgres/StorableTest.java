package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTest {
  private static final String HALF = "😀".substring(0, 1);

  @Test
  void aTextKeepsAllButWhatPostgresCannotHold() {
    assertThat(Storable.text("a\0b" + HALF + "c😀\u0001\\u0000"))
        .isEqualTo("a\uFFFDb\uFFFDc😀\u0001\\u0000");
    assertThat(Storable.text(null)).isNull();
  }

  @Test
  void jsonKeepsAnEscapedBackslashBeforeWhatLooksLikeAnEscape() {
    assertThat(Storable.json("[\"\\u0000\", \"\\\\u0000\", \"\\\\\\u0000\", \"" + HALF + "😀\"]"))
        .isEqualTo("[\"\uFFFD\", \"\\\\u0000\", \"\\\\\uFFFD\", \"\uFFFD😀\"]");
  }
}
