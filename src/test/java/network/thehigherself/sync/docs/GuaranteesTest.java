package network.thehigherself.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds docs/guarantees.md to the tests that it names, and to its list of ways to lose data. */
class GuaranteesTest {
  private static final Path PAGE = Path.of("docs", "guarantees.md");
  private static final Path TESTS = Path.of("src", "test", "java");

  /** A row of the table of ways: its number, the way, and what stands against it. */
  private static final Pattern ROW =
      Pattern.compile("^\\| (\\d+|R\\d|W\\d+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

  private static final Pattern PROMISE = Pattern.compile("\n\\d+\\. ");

  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");

  private static String page;

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(PAGE);
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    List<MatchResult> named = NAMED.matcher(page).results().toList();
    List<String> missing = new ArrayList<>();
    for (MatchResult test : named) {
      if (!isThere(test.group(1), test.group(2))) {
        missing.add(test.group());
      }
    }

    assertThat(named).hasSizeGreaterThan(100);
    assertThat(missing).as("tests that %s names and nobody can run", PAGE).isEmpty();
  }

  @Test
  void everyWayToLoseDataHasItsRow() {
    List<String> known =
        Stream.of(numbers("", 25), numbers("R", 4), numbers("W", 34))
            .flatMap(List::stream)
            .toList();

    assertThat(ROW.matcher(page).results().map(row -> row.group(1)))
        .containsAll(known)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyPromiseHasItsTests() {
    String promises = page.substring(0, page.indexOf("\n## What is not"));

    assertThat(PROMISE.splitAsStream(promises).skip(1))
        .hasSize(10)
        .allSatisfy(promise -> assertThat(NAMED.matcher(promise).results()).isNotEmpty());
  }

  private static List<String> numbers(String prefix, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> prefix + number).toList();
  }

  /** Two test classes of the same name may lie in two packages. */
  private static boolean isThere(String name, String method) throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .filter(file -> file.endsWith(name + ".java"))
          .map(GuaranteesTest::classOf)
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
    return GuaranteesTest.class.getClassLoader();
  }
}
