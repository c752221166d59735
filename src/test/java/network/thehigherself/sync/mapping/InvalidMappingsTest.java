package network.thehigherself.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of mapping/invalid says in its first comment why it is invalid and, line by line,
 * which faults are reported. A folder there is several files that are loaded together.
 */
class InvalidMappingsTest {
  private static final String EXPECT = "# Expect: ";

  @ParameterizedTest
  @MethodSource("examples")
  void isRefusedForTheFaultsThatItNames(Path example) {
    List<MappingFile> files = Examples.read(example);

    MappingException refused =
        catchThrowableOfType(MappingException.class, () -> Mappings.load(files));

    assertThat(files).allSatisfy(file -> assertThat(file.text()).startsWith("# Invalid: "));
    assertThat(refused).hasMessage(String.join("\n", expected(files)));
  }

  private static List<String> expected(List<MappingFile> files) {
    return files.stream()
        .flatMap(
            file ->
                file.text()
                    .lines()
                    .filter(line -> line.startsWith(EXPECT))
                    .map(line -> file.path() + ":" + line.substring(EXPECT.length())))
        .toList();
  }

  static List<Path> examples() {
    return Examples.in("invalid");
  }
}
