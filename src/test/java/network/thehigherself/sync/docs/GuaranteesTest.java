package network.thehigherself.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds docs/guarantees.md to the tests that it names, and to its list of ways to lose data. */
class GuaranteesTest {
  private static final Path PAGE = Path.of("docs", "guarantees.md");

  /** A row of the table of ways: its number, the way, and what stands against it. */
  private static final Pattern ROW =
      Pattern.compile("^\\| (\\d+|R\\d|W\\d+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

  private static final Pattern PROMISE = Pattern.compile("\n\\d+\\. ");

  private static String page;

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(PAGE);
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    NamedTests named = NamedTests.in(page);

    assertThat(named.all()).hasSizeGreaterThan(100);
    assertThat(named.missing()).as("tests that %s names and nobody can run", PAGE).isEmpty();
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
        .allSatisfy(promise -> assertThat(NamedTests.in(promise).all()).isNotEmpty());
  }

  private static List<String> numbers(String prefix, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> prefix + number).toList();
  }
}
