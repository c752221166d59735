package network.thehigherself.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page for people points at is there. */
class PagesTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");

  static List<Path> pages() {
    return Pages.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsToAFile(Path page) {
    assertThat(LINK.matcher(Pages.text(page)).results().map(link -> link.group(1)))
        .filteredOn(link -> !link.contains("://"))
        .allSatisfy(link -> assertThat(Files.exists(page.resolveSibling(link))).as(link).isTrue());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyTestThatIsNamedIsThere(Path page) throws IOException {
    assertThat(NamedTests.in(Pages.text(page)).missing()).isEmpty();
  }
}
