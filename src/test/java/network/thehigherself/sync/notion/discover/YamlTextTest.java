package network.thehigherself.sync.notion.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Due Date",
        "Größe",
        "a: b # c, [d] {e}",
        "it's",
        "\"",
        "\\",
        "null",
        "Yes",
        "1.5",
        " ",
        "two\nlines",
        "👩\u200D💻",
        "\uFFFD\uFEFF\u0085\u2028"
      })
  void readsBackAsItWas(String text) {
    assertThat(read(text)).isEqualTo(text);
  }

  @Property(tries = 300)
  void everyTextReadsBackAsItWas(@ForAll String any) {
    // A half of a pair is no character, and no text of Notion's JSON has one.
    String text = any.replaceAll("\\p{Cs}", "");
    assertThat(read(text)).isEqualTo(text);
  }

  private static Object read(String text) {
    String yaml = "- {property: " + YamlText.of(text) + ", type: title}\n";
    var list = (Iterable<?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return ((Map<?, ?>) list.iterator().next()).get("property");
  }
}
