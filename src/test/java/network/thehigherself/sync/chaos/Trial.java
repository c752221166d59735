package network.thehigherself.sync.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import network.thehigherself.sync.jar.Program;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One seed: the real jar between a sandbox and a PostgreSQL server, killed again and again while
 * people work on both sides; then peace, and the proof.
 */
final class Trial {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final Duration LONGEST_SETTLING = Duration.ofMinutes(4);
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(5);
  private static final int MOST_REQUESTS = 120;
  private static final int PACE_MILLIS = 150;
  private static final int LOOK_MILLIS = 100;
  private static final int FIRST_RECORDS = 3;

  /** Short enough for a trial; the guards judge other tests, and must not stop the people here. */
  private static final String SETTINGS =
      """
      notion.requests-per-second = 0
      notion.retry-delay = 20
      notion.retry-delay-longest = 500
      notion.look-up-delay = PT3S
      owed.pause = PT0S
      lease.duration = PT2S
      poll.notion = * * * * * ?
      poll.supabase = * * * * * ?
      poll.overlap = PT10S
      sweep.schedule = 0/10 * * * * ?
      sweep.interval = PT10S
      guard.clears = 100000
      guard.deletes = 100000
      guard.share = 1
      camel.component.http.response-timeout = 2000
      camel.component.http.so-timeout = 2000
      """;

  private final long seed;
  private final int kills;
  private final int edits;
  private final Path folder;
  private final Random random;
  private final Diary diary = new Diary();
  private final Requests requests = new Requests();
  private Map<String, String> environment;
  private int starts;
  private int killed;
  private int restarts;
  private int disconnections;

  /**
   * @param kills how often the program is killed at least
   * @param edits how much people do at least
   * @param folder where everything that is said is kept
   */
  Trial(long seed, int kills, int edits, Path folder) {
    this.seed = seed;
    this.kills = kills;
    this.edits = edits;
    this.folder = folder;
    random = new Random(seed);
  }

  Outcome run() throws Exception {
    Instant begun = Instant.now();
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("application.properties"), SETTINGS);
    Program sandbox = new Program(Map.of(), folder.resolve("sandbox.log"));
    try (Postgres postgres = new Postgres(folder.resolve("postgresql"))) {
      Notion notion = start(sandbox);
      JdbcClient sql = JdbcClient.create(postgres.connections());
      environment = new HashMap<>(notion.environment());
      environment.put("SUPABASE_DB_URL", postgres.url());
      environment.put("HIGHERSELF_HOME", home.toString());
      environment.put("CONSOLE_PORT", "0");
      if (program().run("setup") != 0) {
        throw new IllegalStateException("setup failed, see " + folder);
      }
      storm(postgres, notion);
      List<String> unsettled = settle(new Peace(notion, sql));
      requests.add(notion.newRequests());
      Files.write(folder.resolve("diary.txt"), diary.lines());
      Findings findings = Findings.of(notion, sql, diary, requests);
      return new Outcome(
          "seed " + seed,
          killed,
          diary.deeds(),
          requests.faults(),
          restarts,
          disconnections,
          findings,
          unsettled,
          Duration.between(begun, Instant.now()));
    } finally {
      sandbox.kill();
    }
  }

  /** A workspace with empty databases, as a process of its own. */
  private Notion start(Program sandbox) throws Exception {
    Path answers = folder.resolve("sandbox.json");
    sandbox.answeringTo(answers).start("sandbox", "--no-pages", "--seed", Long.toString(seed));
    Instant end = Instant.now().plus(LONGEST_START);
    while (!Files.exists(answers) || !Files.readString(answers).endsWith("\n")) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the sandbox did not start, see " + folder);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return new Notion(Files.readString(answers));
  }

  private void storm(Postgres postgres, Notion notion) throws Exception {
    Staff staff = new Staff(notion, diary, new Random(random.nextLong()));
    Application application =
        new Application(postgres.connections(), diary, new Random(random.nextLong()));
    for (Place place : Place.ALL) {
      for (int n = 0; n < FIRST_RECORDS; n++) {
        staff.create(place);
        application.create(place);
      }
    }
    Weather weather = new Weather(notion, random);
    Crew crew = new Crew();
    crew.add(staff, new Random(random.nextLong()), PACE_MILLIS);
    // A restart waits for the statement: an edit whose answer is lost would be in doubt.
    Worker patient =
        () -> {
          synchronized (postgres) {
            application.act();
          }
        };
    crew.add(patient, new Random(random.nextLong()), PACE_MILLIS);
    try {
      while (killed < kills || diary.size() < edits) {
        weather.change();
        Program program = program();
        program.start("run");
        if (awaitServing(program)) {
          live(postgres, notion);
        }
        program.kill();
        killed++;
        requests.add(notion.newRequests());
        crew.check();
      }
    } finally {
      crew.goHome();
      weather.clear();
    }
  }

  private static boolean awaitServing(Program program) throws Exception {
    Instant end = Instant.now().plus(LONGEST_START);
    while (!program.isServing() && program.isAlive() && Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return program.isServing();
  }

  /** Lets the program do some work, in which PostgreSQL may go away. */
  private void live(Postgres postgres, Notion notion) throws Exception {
    work(notion);
    switch (random.nextInt(5)) {
      case 0 -> {
        postgres.restart();
        restarts++;
        work(notion);
      }
      case 1 -> {
        postgres.endConnections();
        disconnections++;
        work(notion);
      }
      default -> {}
    }
  }

  /** Until the program has asked Notion so many times, or has nothing to ask for a while. */
  private void work(Notion notion) throws Exception {
    int enough = notion.asked() + random.nextInt(MOST_REQUESTS);
    Instant end = Instant.now().plus(LONGEST_LIFE);
    while (notion.asked() < enough && Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    TimeUnit.MILLISECONDS.sleep(
        random.nextInt(LOOK_MILLIS)); // any moment, also between two requests
  }

  /** Why the two sides have not come to rest; empty where they have. */
  private List<String> settle(Peace peace) throws Exception {
    Instant end = Instant.now().plus(LONGEST_SETTLING);
    List<String> unsettled;
    do {
      unsettled = peace.disturbances(() -> program().run("sync", "--full"));
      requests.add(peace.notion().newRequests());
    } while (!unsettled.isEmpty() && Instant.now().isBefore(end));
    return unsettled;
  }

  private Program program() {
    return new Program(environment, folder.resolve("log-%03d.txt".formatted(starts++)));
  }
}
