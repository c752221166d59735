package network.thehigherself.sync.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * The real jar, killed with SIGKILL again and again while both sides are edited, Notion fails and
 * PostgreSQL restarts. Afterwards both sides are equal, nothing is there twice, and every edit is
 * present, replaced by a later one, or kept as the loser of a conflict. Profile {@code chaos} runs
 * it for long; a run repeats with {@code -Dchaos.seed=N}.
 */
class ChaosIT {
  private static final long SEEDS = 1_000_000;

  @Test
  void killsFaultsAndRestartsLoseNothingAndDoubleNothing() throws Exception {
    long first = Long.getLong("chaos.seed", System.nanoTime() % SEEDS);
    int seeds = Integer.getInteger("chaos.seeds", 1);
    int kills = Integer.getInteger("chaos.kills", 2);
    int edits = Integer.getInteger("chaos.edits", 0);
    Instant end = Instant.now().plus(Duration.ofMinutes(Integer.getInteger("chaos.minutes", 10)));
    Outcome all = null;
    for (long seed = first; seed < first + seeds && Instant.now().isBefore(end); seed++) {
      Path folder = Path.of("target", "chaos", seed + "-" + Instant.now().toEpochMilli());
      Outcome outcome = new Trial(seed, kills, edits, Files.createDirectories(folder)).run();
      System.out.println(outcome);
      Files.write(folder.resolve("problems.txt"), outcome.problems());
      assertThat(outcome.problems())
          .as(
              "%s%nwhat was said and done is in %s; again: mvn -Pchaos verify -Dchaos.seed=%d -Dchaos.seeds=1 -Dchaos.kills=%d -Dchaos.edits=%d",
              outcome, folder, seed, kills, edits)
          .isEmpty();
      all = all == null ? outcome : all.plus(outcome);
    }
    System.out.println(all);
  }
}
