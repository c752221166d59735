package network.thehigherself.sync.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases with so many pages that a pass takes long and a query does not show all of them. */
class BigDatabaseIT {
  private static final String QUERY = "POST /v1/data_sources/{id}/query";
  private static final Pattern HEAP_BEFORE_COLLECTION = Pattern.compile("(\\d+)M->");
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  @Test
  void allOf25000PagesArriveAndAKillInTheMiddleCostsLittle(@TempDir Path home) throws Exception {
    int pages = 25_000;
    try (TestSides sides = sides(home)) {
      sides.sandbox.pages().bulk("tasks", pages, Duration.ofSeconds(1));
      Program program = program(sides, home);
      long start = System.nanoTime();
      program.start("sync");
      await().atMost(PATIENCE).until(() -> rows(sides) >= 10_000);
      program.kill();
      long before = rows(sides);
      int queries = sides.sandbox.requests().count(QUERY);
      sides.sandbox.requests().reset();

      assertThat(program.run(PATIENCE, "sync")).isZero();

      assertThat(rows(sides)).isEqualTo(pages);
      int others = 15;
      assertThat(sides.sandbox.requests().count(QUERY))
          .as("the rest, a batch that was under way, a minute that was, a second window")
          .isLessThanOrEqualTo((int) ((pages - before) / 100) + others + 4);
      tell(home, "%d pages, killed at %d".formatted(pages, before), start, queries, sides);
      sides.sandbox.requests().reset();
      assertThat(program.run(PATIENCE, "sync")).isZero();
      assertThat(sides.sandbox.requests().writes()).isZero();
    }
  }

  @Test
  void moreThan10000PagesOfOneMinuteArrive(@TempDir Path home) throws Exception {
    int pages = 12_000;
    try (TestSides sides = sides(home)) {
      sides.sandbox.pages().bulk("tasks", pages, Duration.ZERO);
      long start = System.nanoTime();
      assertThat(program(sides, home).run(PATIENCE, "sync")).isZero();
      assertThat(rows(sides)).isEqualTo(pages);
      tell(home, pages + " pages of one minute", start, 0, sides);
    }
  }

  private static TestSides sides(Path home) {
    TestSides sides = new TestSides(SandboxOptions.defaults().withoutPages(), home);
    sides.environment.put("LEASE_DURATION", "PT5S");
    return sides;
  }

  private static Program program(TestSides sides, Path home) {
    return new Program(sides.environment, home.resolve("log.txt"))
        .on("-Xmx512m", "-Xlog:gc:file=" + home.resolve("gc-%p.txt"));
  }

  private static long rows(TestSides sides) {
    return sides.sql.sql("select count(*) from public.tasks").query(Long.class).single();
  }

  private static void tell(Path home, String what, long start, int earlier, TestSides sides)
      throws Exception {
    int heap = 0;
    try (var logs = Files.newDirectoryStream(home, "gc-*.txt")) {
      for (Path log : logs) {
        heap =
            HEAP_BEFORE_COLLECTION
                .matcher(Files.readString(log))
                .results()
                .map(MatchResult::group)
                .mapToInt(size -> Integer.parseInt(size.replaceAll("\\D", "")))
                .reduce(heap, Math::max);
      }
    }
    System.out.printf(
        "%s: %d s, %d requests, at most %d MB of heap%n",
        what,
        Duration.ofNanos(System.nanoTime() - start).toSeconds(),
        earlier + sides.sandbox.requests().total(),
        heap);
  }
}
