package network.thehigherself.sync.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.sandbox.Person;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real jar behind PgBouncer in transaction mode, as behind Supabase's pooler on port 6543: it
 * has more connections than the pooler has, so that its transactions change places all the time.
 */
class PoolerIT {
  private static final String MISSING =
      "SKIPPED: PgBouncer is not installed. To install it: apt-get update && apt-get install -y pgbouncer";

  private TestSides sides;
  private PgBouncer pooler;
  private Path home;

  @BeforeEach
  void sampleDataBehindAPooler(@TempDir Path home, @TempDir Path folder) throws Exception {
    Optional<Path> program = PgBouncer.find();
    if (program.isEmpty()) {
      System.out.println(MISSING);
    }
    Assumptions.assumeTrue(program.isPresent(), MISSING);
    this.home = home;
    sides = new TestSides(SandboxOptions.defaults(), home);
    pooler = PgBouncer.start(program.get(), folder, TestServer.port(), TestSides.ROLE);
    sides.environment.putAll(
        Map.of(
            "SUPABASE_DB_URL", pooler.url(sides.database),
            "NOTION_LOOK_UP_DELAY", "PT1S",
            "OWED_PAUSE", "PT1S",
            "LEASE_DURATION", "PT2S",
            "POLL_NOTION", "* * * * * ?",
            "POLL_SUPABASE", "* * * * * ?"));
    assertThat(program("first").run("sync")).as(said("first")).isZero();
  }

  @AfterEach
  void close() throws Exception {
    if (pooler != null) {
      pooler.close();
    }
    if (sides != null) {
      sides.close();
    }
  }

  @Test
  void editsOfBothSidesArriveAndTheNextSyncWritesNothing() throws Exception {
    String page = anyTask();
    sides.sandbox.person("Maya").edit(page, "Status", "Done");
    sides.sql.sql("update tasks set notes = 'from SQL' where id = ?").param(key(page)).update();

    assertThat(program("second").run("sync")).as(said("second")).isZero();

    assertThat(cell(page, "status")).isEqualTo("Done");
    assertThat(sides.sandbox.pages().values(page)).containsEntry("Notes", "from SQL");
    int writes = sides.sandbox.requests().writes();
    assertThat(program("third").run("sync")).as(said("third")).isZero();
    assertThat(sides.sandbox.requests().writes()).isEqualTo(writes);
    report("both ways");
  }

  @Test
  void aServiceThatIsKilledLosesNothingAndDoublesNothing() throws Exception {
    Person maya = sides.sandbox.person("Maya");
    String page = anyTask();
    for (int kill = 0; kill < 3; kill++) {
      Program service = program("run");
      service.start("run");
      await().atMost(Duration.ofMinutes(1)).until(service::isServing);
      insertTask("Row " + kill);
      maya.create(sides.sandbox.dataSourceId("tasks"), Map.of("Task Name", "Page " + kill));
      maya.edit(page, "Notes", "edit " + kill);
      String last = "edit " + kill;
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> last.equals(cell(page, "notes")));
      service.kill();
    }

    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(program("end").run("sync")).isZero());

    int tasks = sides.sandbox.pages().ids("tasks").size();
    assertThat(sides.sql.sql("select count(*) from tasks").query(Integer.class).single())
        .isEqualTo(tasks);
    for (int kill = 0; kill < 3; kill++) {
      assertThat(rowsOf("Row " + kill)).isEqualTo(1);
      assertThat(rowsOf("Page " + kill)).isEqualTo(1);
      assertThat(pagesOf("Row " + kill)).isEqualTo(1);
      assertThat(pagesOf("Page " + kill)).isEqualTo(1);
    }
    report("three kills");
  }

  @Test
  void twoCopiesAtOnceMakeNothingTwice() throws Exception {
    for (int n = 0; n < 12; n++) {
      insertTask("Row " + n);
    }
    sides.sandbox.requests().reset();
    Callable<Integer> one = () -> program("one").run("sync");
    Callable<Integer> other = () -> program("other").run("sync");
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (Future<Integer> exit : both.invokeAll(List.of(one, other))) {
        assertThat(exit.get()).as(said("one") + said("other")).isZero();
      }
    } finally {
      both.shutdown();
    }

    assertThat(sides.sandbox.requests().count("POST /v1/pages")).isEqualTo(12);
    report("two copies at once");
  }

  @Test
  void setupWorksThroughItToo(@TempDir Path owners) throws Exception {
    String empty = TestServer.create();
    try (PgBouncer ownersPooler =
        PgBouncer.start(PgBouncer.find().orElseThrow(), owners, TestServer.port(), "postgres")) {
      Map<String, String> environment = new HashMap<>(sides.environment);
      environment.put("SUPABASE_DB_URL", ownersPooler.url(empty));
      Program setup = new Program(environment, home.resolve("setup.log"));

      assertThat(setup.run("setup")).as(said("setup")).isZero();
      assertThat(setup.run("setup")).as(said("setup")).isZero();
      assertThat(setup.run("sync")).as(said("setup")).isZero();
    }
    report("setup");
  }

  private static void report(String what) {
    System.out.printf(
        "pooler: %s, over %d server connections%n", what, PgBouncer.SERVER_CONNECTIONS);
  }

  private Program program(String name) {
    return new Program(sides.environment, home.resolve(name + ".log"));
  }

  private String said(String name) throws Exception {
    Path log = home.resolve(name + ".log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private String anyTask() {
    return sides.sandbox.pages().ids("tasks").iterator().next();
  }

  private UUID key(String page) {
    return sides
        .sql
        .sql("select key from sync.link where page_id = cast(? as uuid)")
        .param(page)
        .query(UUID.class)
        .single();
  }

  private String cell(String page, String column) {
    return sides
        .sql
        .sql("select %s from tasks where id = ?".formatted(column))
        .param(key(page))
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private void insertTask(String name) {
    sides.sql.sql("insert into tasks (task_name) values (?)").param(name).update();
  }

  private int rowsOf(String name) {
    return sides
        .sql
        .sql("select count(*) from tasks where task_name = ?")
        .param(name)
        .query(Integer.class)
        .single();
  }

  private long pagesOf(String name) {
    return sides.sandbox.pages().ids("tasks").stream()
        .filter(id -> name.equals(sides.sandbox.pages().values(id).get("Task Name")))
        .count();
  }
}
