package network.thehigherself.sync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Settings;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a supervisor and Prometheus hear from the running program. */
class HealthAndMetricsTest {
  private static final Set<String> DATABASES = Set.of("NOTION_TASKS_DB");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static TestSides sides;
  private static Engine engine;
  private static URI server;

  @BeforeAll
  static void run(@TempDir Path home) {
    sides = new TestSides(SandboxOptions.defaults(), home);
    sides.environment.keySet().removeIf(id -> id.endsWith("_DB") && !DATABASES.contains(id));
    sides.environment.putAll(
        Map.of(
            "POLL_NOTION", "* * * * * ?",
            "POLL_SUPABASE", "* * * * * ?",
            "AWAY_DISTANCE", "PT0.2S",
            "NOTION_RETRIES", "0"));
    engine = Engine.start(Settings.load(sides.environment), Engine.Purpose.SERVE);
    server = engine.console().orElseThrow().address();
  }

  @AfterAll
  static void stop() {
    engine.close();
    sides.close();
  }

  @Test
  void itLivesAndIsReadyUnlessASideIsAway() {
    assertThat(Got.of(server, "GET /health/ready").status()).isEqualTo(200);

    sides.sandbox.faults().add(Fault.error(503).times(0));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Got away = Got.of(server, "GET /health/ready");
              assertThat(away.status()).isEqualTo(503);
              assertThat(away.body()).contains("Notion");
            });
    assertThat(Got.of(server, "GET /health/live").status())
        .as("no restart mends that")
        .isEqualTo(200);
    assertThat(metrics()).contains("higherself_away 1.0");

    sides.sandbox.faults().clear();
    await()
        .atMost(PATIENCE)
        .until(() -> Got.of(server, "GET /health/ready").status(), status -> status == 200);
  }

  @Test
  void theNumbersTellOfEveryDoorAndEveryRequestAndOfNoValue() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(metrics())
                    .contains(
                        "higherself_changes_total{database=\"tasks\",side=\"supabase\"} 15.0",
                        "higherself_door_state{database=\"tasks\",door=\"from_notion\",state=\"ok\"} 1.0",
                        "higherself_door_lag_seconds{database=\"tasks\",door=\"from_supabase\"}",
                        "higherself_dead_letters{database=\"tasks\"} 0.0"));

    assertThat(metrics())
        .containsPattern("higherself_notion_requests_total\\{kind=\"query\"} [1-9]")
        .contains("jvm_memory_used_bytes")
        .doesNotContain("Print labels", sides.sandbox.token(), "contacts_profiles");
  }

  @Test
  void everyNumberIsExplainedAndNoneIsNamedThatIsNotThere() throws Exception {
    Pattern name = Pattern.compile("higherself_[a-z_]+");
    Set<String> there = names(name, Files.readString(Path.of("docs/metrics.md")));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(names(name, metrics())).isEqualTo(there));
    for (String file : List.of("prometheus-alerts.yaml", "grafana-dashboard.json")) {
      assertThat(there).containsAll(names(name, Files.readString(Path.of("deploy", file))));
    }
  }

  private static Set<String> names(Pattern name, String text) {
    return name.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static String metrics() {
    Got got = Got.of(server, "GET /metrics");
    assertThat(got.status()).isEqualTo(200);
    return got.body();
  }
}
