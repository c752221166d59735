package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import network.thehigherself.sync.line.OpenRuns;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.line.RunReport;
import network.thehigherself.sync.line.Tally;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final RunReport report = new OpenRuns(Duration.ZERO).open(RunOptions.once(Duration.ZERO));

  @Test
  void whereNobodyWatchesALineNowAndThenSaysHowFarTheRunHasCome() {
    Progress lines = Progress.lines(Duration.ofMillis(20), said::add);
    try (var shown = lines.of(report, 2_000L)) {
      report.database("tasks").fromNotion().add(Tally.Kind.READ, 900);
      report.database("tasks").fromSupabase().add(Tally.Kind.READ, 100);
      await().until(() -> said.stream().anyMatch(line -> line.contains("1,000 of about 2,000")));
      assertThat(said.get(said.size() - 1))
          .matches(".* records read, [\\d.]+/s, 0 min \\d+ s left");
    }
  }

  @Test
  void nothingIsSaidOfATotalThatNobodyKnows() {
    try (var shown = Progress.lines(Duration.ofMillis(20), said::add).of(report, null)) {
      await().until(() -> !said.isEmpty());
    }
    assertThat(said.get(0)).matches("0 records read, 0.0/s");
  }
}
