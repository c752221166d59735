package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.HigherSelf;
import network.thehigherself.sync.cli.Settings;
import network.thehigherself.sync.console.Got;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A side that is away while the service runs is one trouble of the whole, and ends by itself. */
class AwayTest {
  /** Camel says so where two copies of the program share a JVM. */
  private static final String TWO_COPIES = "JmxManagementLifecycleStrategy";

  private static final String EVERY_SECOND = "* * * * * ?";

  @TempDir private Path home;

  private static Engine serve(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>(environment);
    settings.putAll(
        Map.of(
            "POLL_NOTION",
            EVERY_SECOND,
            "POLL_SUPABASE",
            EVERY_SECOND,
            "LEASE_DURATION",
            "PT2S",
            "AWAY_DISTANCE",
            "PT2S"));
    return Engine.start(Settings.load(settings), Engine.Purpose.SERVE);
  }

  /** What an operator reads; the rest is at debug. */
  private static List<String> said(Logs logs) {
    return logs.text()
        .lines()
        .filter(line -> line.matches("\\S+ (INFO|WARN|ERROR|FATAL) .*"))
        .filter(line -> line.contains(".Outage ") || !line.contains(" INFO "))
        .filter(line -> !line.contains(TWO_COPIES))
        .toList();
  }

  private static void saidOnceThatItBeganAndOnceThatItIsOver(Logs logs) {
    assertThat(said(logs))
        .as(logs.text())
        .satisfiesExactly(
            began -> assertThat(began).contains("Outage WARN", "Everything waits"),
            over -> assertThat(over).contains("Outage INFO", "answer again, after"));
    assertThat(logs.text()).doesNotContain("\tat ");
  }

  static Stream<Fault> faults() {
    return Stream.of(Fault.error(503), Fault.error(529), Fault.reset());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void notionIsAwayForAllDatabasesAtOnceAndCatchesUp(Fault fault) {
    try (Pair pair = Pair.ofSamples(home)) {
      pair.sync();
      String page = pair.task("Print labels in two languages");
      pair.environment().put("STAMP_ENABLED", "false");
      try (Logs logs = Logs.capture();
          Engine service = serve(pair.environment())) {
        pair.sandbox.faults().add(fault.times(0));
        pair.maya.edit(page, "Notes", "edited while Notion is away");
        pair.update("tasks", pair.key(page), "description", "'edited meanwhile'");
        await().atMost(Duration.ofSeconds(40)).until(() -> !said(logs).isEmpty());
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> pair.count("sync.door where state = 'away'") == 6);
        // What was under way when it began comes to its end first; then one asks, and all wait.
        await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofSeconds(4))
            .until(() -> asked(pair), asked -> asked >= 1 && asked <= 3);
        await()
            .atMost(Duration.ofSeconds(10))
            .until(
                () -> pair.count("sync.door where state = 'away' and message like 'Notion%'") == 6);

        assertThat(away(service)).startsWith("Notion");
        assertThat(pair.count("(select distinct message from sync.door) said"))
            .as("status says it once, whatever each door met")
            .isOne();

        pair.sandbox.faults().clear();
        await()
            .atMost(Duration.ofSeconds(40))
            .until(
                () ->
                    "edited while Notion is away"
                            .equals(pair.cell("tasks", pair.key(page), "notes"))
                        && "edited meanwhile".equals(pair.value(page, "Description"))
                        && pair.count("sync.door where state = 'ok'") == 6);
        saidOnceThatItBeganAndOnceThatItIsOver(logs);
      }
      assertThat(pair.count("sync.dead_letter") + pair.count("sync.owed")).isZero();
    }
  }

  @Test
  void aRefusedTokenIsNotSaidToMendItself() {
    try (Pair pair = Pair.ofSamples(home)) {
      pair.sync();
      pair.environment().put("STAMP_ENABLED", "false");
      try (Logs logs = Logs.capture();
          Engine service = serve(pair.environment())) {
        pair.sandbox.faults().add(Fault.error(401).times(0));
        await().atMost(Duration.ofSeconds(40)).until(() -> !said(logs).isEmpty());

        assertThat(said(logs).get(0))
            .contains("NOTION_API_TOKEN", "start the program again", "Until then everything waits.")
            .doesNotContain("by itself");
        assertThat(away(service)).contains("refuses the token");
      }
    }
  }

  /** What the console says of a side that is away; empty where none is. */
  private static String away(Engine service) {
    URI console = service.console().orElseThrow().address();
    return Got.of(console, "GET /api/overview?since=1970-01-01T00:00:00Z")
        .json()
        .at("/away/message")
        .asText();
  }

  /** How many requests there were since this was last asked. */
  private static int asked(Pair pair) {
    int asked = pair.sandbox.requests().total();
    pair.sandbox.requests().reset();
    return asked;
  }

  @Test
  void postgresqlIsAwayAndComesBack(@TempDir Path data) throws IOException {
    EmbeddedPostgres server = start(data, 0);
    int port = server.getPort();
    try (TestSides sides = new TestSides(SandboxOptions.defaults(), home)) {
      Map<String, String> environment = sides.environment;
      environment.keySet().removeIf(name -> name.matches("NOTION_(?!TASKS|BUSINESS).*_DB"));
      environment.put("SUPABASE_DB_URL", server.getJdbcUrl("postgres", "postgres"));
      assertThat(HigherSelf.execute(environment, "setup")).isZero();
      assertThat(HigherSelf.execute(environment, "sync")).isZero();
      String page = sides.sandbox.pages().ids("tasks").get(0);
      try (Logs logs = Logs.capture();
          Engine service = serve(environment)) {
        server.close();
        sides.sandbox.person("Maya").edit(page, "Notes", "edited while PostgreSQL is away");
        await().atMost(Duration.ofSeconds(60)).until(() -> !said(logs).isEmpty());

        await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(8)).until(() -> true);
        assertThat(away(service)).startsWith("PostgreSQL");

        server = start(data, port);
        JdbcClient sql = JdbcClient.create(server.getPostgresDatabase());
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> count(sql, "public.tasks where notes like 'edited while%'") == 1);
        saidOnceThatItBeganAndOnceThatItIsOver(logs);
        assertThat(count(sql, "sync.dead_letter")).isZero();
      }
    } finally {
      server.close();
    }
  }

  private static EmbeddedPostgres start(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(data.resolve("server"))
        .setCleanDataDirectory(false)
        .start();
  }

  private static long count(JdbcClient sql, String from) {
    return sql.sql("select count(*) from " + from).query(Long.class).single();
  }
}
