package network.thehigherself.sync.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The tests that a text names, such as {@code `MergeTest#tagsThatTwoPeopleAddBothSurvive`}. */
record NamedTests(List<MatchResult> all) {
  private static final Path TESTS = Path.of("src", "test", "java");

  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");

  static NamedTests in(String text) {
    return new NamedTests(NAMED.matcher(text).results().toList());
  }

  /** Those that nobody can run. */
  List<String> missing() throws IOException {
    List<String> missing = new ArrayList<>();
    for (MatchResult test : all) {
      if (!isThere(test.group(1), test.group(2))) {
        missing.add(test.group());
      }
    }
    return missing;
  }

  /** Two test classes of the same name may lie in two packages. */
  private static boolean isThere(String name, String method) throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .filter(file -> file.endsWith(name + ".java"))
          .map(NamedTests::classOf)
          .anyMatch(test -> method == null || isTest(test, method));
    }
  }

  private static boolean isTest(Class<?> test, String method) {
    return Stream.concat(Stream.of(test), Arrays.stream(test.getDeclaredClasses()))
        .flatMap(declaring -> Arrays.stream(declaring.getDeclaredMethods()))
        .filter(declared -> declared.getName().equals(method))
        .anyMatch(declared -> AnnotationSupport.isAnnotated(declared, Testable.class));
  }

  private static Class<?> classOf(Path file) {
    String name = TESTS.relativize(file).toString().replaceFirst("\\.java$", "");
    try {
      return Class.forName(name.replaceAll("[/\\\\]", "."), false, loader());
    } catch (ClassNotFoundException notCompiled) {
      throw new IllegalStateException(notCompiled);
    }
  }

  private static ClassLoader loader() {
    return NamedTests.class.getClassLoader();
  }
}
