package network.thehigherself.sync.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import network.thehigherself.sync.jar.Program;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real jar, killed with SIGKILL again and again while both sides are edited and Notion fails.
 * Afterwards both sides are equal, nothing is there twice, and every edit is present, overwritten
 * by a later one, or kept as the loser of a conflict. Repeat a run with {@code -Dchaos.seed=N}.
 */
class ChaosIT {
  private static final int KILLS = 5;

  private final long seed = Long.getLong("chaos.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void killsLoseNothingAndDoubleNothing(@TempDir Path home) throws Exception {
    Path log = home.resolve("log.txt");
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withoutPages())) {
      JdbcClient sql = JdbcClient.create(server.getPostgresDatabase());
      Program program = new Program(environment(server, sandbox, home), log);
      assertThat(program.run("setup")).isZero();
      People people = new People(sandbox, sql, random);
      for (int n = 0; n < 5; n++) {
        for (Place place : Place.ALL) {
          people.createPage(place);
          people.createRow(place);
        }
      }
      faults(sandbox);
      for (int kill = 0; kill < KILLS; kill++) {
        program.start("run");
        while (!program.isServing()) {
          work(people);
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500 + random.nextInt(2000));
        while (System.nanoTime() < end) {
          work(people);
        }
        program.kill();
      }
      sandbox.faults().clear();
      settle(program, sandbox, sql, log);
      prove(people, sandbox, sql, program, log);
    }
  }

  private static Map<String, String> environment(
      EmbeddedPostgres server, Sandbox sandbox, Path home) {
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.put("SUPABASE_DB_URL", server.getJdbcUrl("postgres", "postgres"));
    environment.put("NOTION_BASE_URL", sandbox.baseUrl());
    environment.put("NOTION_API_TOKEN", sandbox.token());
    environment.put("NOTION_REQUESTS_PER_SECOND", "0");
    environment.put("NOTION_RETRY_DELAY", "20");
    environment.put("NOTION_LOOK_UP_DELAY", "PT1S");
    environment.put("OWED_PAUSE", "PT1S");
    environment.put("LEASE_DURATION", "PT1S");
    environment.put("POLL_NOTION", "* * * * * ?");
    environment.put("POLL_SUPABASE", "* * * * * ?");
    environment.put("HIGHERSELF_HOME", home.toString());
    return environment;
  }

  private static void faults(Sandbox sandbox) {
    sandbox.faults().add(Fault.lost().on("POST", "/v1/pages").times(0).probability(0.15));
    sandbox.faults().add(Fault.lost().on("PATCH", "/v1/pages/*").times(0).probability(0.1));
    sandbox.faults().add(Fault.reset().on("GET", "/v1/pages/*").times(0).probability(0.1));
    sandbox
        .faults()
        .add(Fault.error(503).on("POST", "/v1/data_sources/*/query").times(0).probability(0.1));
  }

  private void work(People people) throws InterruptedException {
    people.act();
    TimeUnit.MILLISECONDS.sleep(random.nextInt(100)); // how fast people are, no wait for something
  }

  /**
   * Until a whole sync changes nothing and nothing is owed, but for looking out for second pages.
   */
  private static void settle(Program program, Sandbox sandbox, JdbcClient sql, Path log) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(
            () -> {
              int writes = sandbox.requests().writes();
              long history = count(sql, "sync.history");
              assertThat(program.run("sync")).as(Files.readString(log)).isZero();
              assertThat(sandbox.requests().writes()).isEqualTo(writes);
              assertThat(count(sql, "sync.history")).isEqualTo(history);
              assertThat(
                      sql.sql(
                              "select reason from sync.owed where reason not like 'a create whose answer%'")
                          .query(String.class)
                          .list())
                  .isEmpty();
            });
  }

  private void prove(People people, Sandbox sandbox, JdbcClient sql, Program program, Path log)
      throws Exception {
    Proof proof = new Proof(sandbox, sql, "seed " + seed);
    List<Edit> lost = proof.lost(people.edits());
    for (Place place : Place.ALL) {
      assertThat(sandbox.pages().ids(place.database())).hasSize(people.records(place));
      assertThat(count(sql, "public." + place.database())).isEqualTo(people.records(place));
    }
    proof.bothSidesAreEqual();
    System.out.printf(
        "chaos seed %d: %d tasks, %d contacts, %d edits, %d kills, %d losers kept, %d lost%n",
        seed,
        people.records(Place.TASKS),
        people.records(Place.CONTACTS),
        people.edits().size(),
        KILLS,
        count(sql, "sync.history where loser is not null"),
        lost.size());
    assertThat(lost).as("no edit lost, seed " + seed).isEmpty();
    int writes = sandbox.requests().writes();
    assertThat(program.run("sync", "--full")).as(Files.readString(log)).isZero();
    assertThat(sandbox.requests().writes()).as("the next pass is quiet").isEqualTo(writes);
  }

  private static long count(JdbcClient sql, String from) {
    return sql.sql("select count(*) from " + from).query(Long.class).single();
  }
}
