package network.thehigherself.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/columns.md to the mappings; with -Dupdate it writes the page anew. */
class ColumnReferenceTest {
  private static final Path PAGE = Path.of("docs", "columns.md");

  @TempDir static Path empty;

  @Test
  void thePageSaysWhatTheMappingsSay() throws IOException {
    String reference = ColumnReference.of(MappingFiles.find(empty));
    if (System.getProperty("update") != null) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, reference);
    }

    assertThat(PAGE)
        .as("%s is stale: mvn test -Dtest=ColumnReferenceTest -Dupdate writes it anew", PAGE)
        .content()
        .isEqualTo(reference);
  }
}
