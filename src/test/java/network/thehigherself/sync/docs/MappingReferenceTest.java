package network.thehigherself.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import network.thehigherself.sync.property.Codecs;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/mapping-reference.md to the schema and the codecs; with -Dupdate it writes the page.
 */
class MappingReferenceTest {
  private static final Path PAGE = Path.of("docs", "mapping-reference.md");

  @Test
  void thePageSaysWhatTheSchemaAndTheCodecsSay() throws IOException {
    String reference = MappingReference.page();
    if (System.getProperty("update") != null) {
      Files.writeString(PAGE, reference);
    }

    assertThat(PAGE)
        .as("%s is stale: mvn test -Dtest=MappingReferenceTest -Dupdate writes it anew", PAGE)
        .content()
        .isEqualTo(reference);
  }

  @Test
  void everyPropertyTypeHasASection() throws IOException {
    assertThat(Codecs.types())
        .isNotEmpty()
        .allSatisfy(type -> assertThat(MappingReference.page()).contains("\n### " + type + "\n"));
  }
}
