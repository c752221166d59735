package network.thehigherself.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private static final Set<String> TYPES = new MappingSchema().types();

  @ParameterizedTest
  @CsvSource({"selct,select", "Select,select", "rich-text,rich_text", "multiselect,multi_select"})
  void theNearWordIsMeant(String written, String meant) {
    assertThat(Words.nearest(written, TYPES)).contains(meant);
  }

  @Test
  void aFarWordMeansNone() {
    assertThat(Words.nearest("hologram", TYPES)).isEmpty();
  }

  @Property
  void aLongWordIsFoundAlthoughOneLetterIsMissing(@ForAll @IntRange(min = 0, max = 11) int at) {
    String written = new StringBuilder("phone_number").deleteCharAt(at).toString();

    assertThat(Words.nearest(written, TYPES)).contains("phone_number");
  }
}
