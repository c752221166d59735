package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.chaos.Application;
import network.thehigherself.sync.chaos.Diary;
import network.thehigherself.sync.chaos.History;
import network.thehigherself.sync.chaos.Notion;
import network.thehigherself.sync.chaos.Place;
import network.thehigherself.sync.chaos.Proof;
import network.thehigherself.sync.chaos.Sides;
import network.thehigherself.sync.chaos.Staff;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People edit, delete and restore on both sides at random, and runs of every kind come in between:
 * in one direction, since a time, dry, behind an index that lags. Whenever all is settled, both
 * sides are equal and no edit is lost. Repeat a run with {@code -Dconvergence.seed=N}.
 */
class ConvergenceTest {
  private static final int ROUNDS = 6;
  private static final int MOST_RUNS_TO_SETTLE = 6;

  /** What a sweep misses is found at once, and the guards judge other tests. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "SWEEP_INTERVAL", "PT0S",
          "POLL_OVERLAP", "PT0S",
          "GUARD_DELETES", "100000",
          "GUARD_CLEARS", "100000",
          "GUARD_SHARE", "1");

  private final long seed = Long.getLong("convergence.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void whateverPeopleDoBothSidesBecomeEqualAndNothingIsLost(@TempDir Path home)
      throws InterruptedException {
    System.out.println("convergence seed " + seed);
    try (Pair pair = Pair.of(SandboxOptions.defaults().withoutPages(), SETTINGS, home)) {
      Place.ALL.forEach(
          place ->
              pair.environment().put(place.variable(), pair.sandbox.databaseId(place.database())));
      Notion notion = new Notion(pair.sandbox.firstLine());
      Diary diary = new Diary();
      Staff staff = new Staff(notion, diary, random);
      Application application =
          new Application(TestServer.connections("postgres", pair.database), diary, random);
      for (int n = 0; n < 3; n++) {
        for (Place place : Place.ALL) {
          staff.create(place);
          application.create(place);
        }
      }
      settle(pair);
      for (int round = 0; round < ROUNDS; round++) {
        for (int part = 0; part < 3; part++) {
          for (int n = 0; n < 12; n++) {
            (random.nextBoolean() ? staff : application).act();
          }
          inBetween(pair);
        }
        pair.sandbox.lag(Duration.ZERO);
        settle(pair);
        Sides sides = Sides.read(notion, pair.sql);
        assertThat(sides.differences()).as("both sides equal, seed " + seed).isEmpty();
        assertThat(sides.doubled()).as("nothing twice, seed " + seed).isEmpty();
        assertThat(new Proof(diary, History.read(pair.sql), sides).losses())
            .as("no edit lost, seed " + seed)
            .isEmpty();
      }
    }
  }

  private void inBetween(Pair pair) {
    switch (random.nextInt(7)) {
      case 0 -> pair.sync(Direction.NOTION_TO_SUPABASE);
      case 1 -> pair.sync(Direction.SUPABASE_TO_NOTION);
      case 2 -> pair.syncSince(Instant.now().minus(Duration.ofHours(1)));
      case 3 -> pair.dryRun();
      case 4 -> pair.sandbox.lag(Duration.ofSeconds(90));
      case 5 -> pair.sandbox.clock().advance(Duration.ofSeconds(random.nextInt(60)));
      default -> pair.sync();
    }
  }

  /** Until a run changes nothing and nothing is owed. */
  private void settle(Pair pair) {
    int runs = 0;
    do {
      runs++;
      assertThat(runs).as("runs until all is quiet, seed " + seed).isLessThan(MOST_RUNS_TO_SETTLE);
    } while (pair.sync().changes() > 0 || pair.count("sync.owed") > 0);
  }
}
