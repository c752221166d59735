package network.thehigherself.sync.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/database-overview.svg to the mappings. */
class OverviewTest {
  private static final Path PICTURE = Path.of("docs", "database-overview.svg");

  @TempDir static Path empty;

  @Test
  void thePictureShowsWhatTheMappingsSay() {
    assertThat(PICTURE)
        .as("%s is stale: higherself-sync diagram --output %s writes it anew", PICTURE, PICTURE)
        .content()
        .isEqualTo(Overview.svg(Mappings.load(MappingFiles.find(empty))));
  }
}
