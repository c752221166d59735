package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the history forgets by itself. */
class RetentionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void linesThatAreOlderThanTheSettingGoAndTheOthersStay(@TempDir Path home) {
    try (Pair pair = Pair.ofSamples(home)) {
      pair.sync();
      long all = pair.count("sync.history");
      pair.sql
          .sql("update sync.history set at = at - interval '31 days' where database = 'tasks'")
          .update();
      long old = pair.count("sync.history where database = 'tasks'");
      Map<String, String> settings = new HashMap<>(pair.environment());
      settings.putAll(Map.of("HISTORY_KEEP", "P30D", "HISTORY_SCHEDULE", "* * * * * ?"));
      try (Engine service = Engine.start(Settings.load(settings), Engine.Purpose.SERVE)) {
        assertThat(service.console()).isPresent();
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(pair.count("sync.history")).isEqualTo(all - old));
      }
      assertThat(pair.count("sync.history where database = 'tasks'")).isZero();
    }
  }
}
