package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private final Bench bench = new Bench();
  private final DeadLetters letters = new DeadLetters(bench.postgres);
  private final UUID key = UUID.randomUUID();
  private final Instant later =
      Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

  private void refuse(String database, UUID record, String side) {
    bench.owed.put(
        database,
        List.of(new OwedKeys.Entry(record, null, new Owed("refused", false, null, later))));
    bench.admin.update(
        """
        insert into sync.dead_letter (database, key, side, stage, reason, payload, next_try)
        values (?, ?, ?, 'page', 'no', '{"fields": ["name"]}', now())""",
        database,
        record,
        side);
  }

  private DeadLetter only() {
    List<DeadLetter> all = letters.list(null, 0, 10);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private long owed() {
    return bench.owed.count("jobs").all();
  }

  @Test
  void theNextTryOfALetterIsThatOfWhatIsOwed() {
    refuse("jobs", key, "notion");

    bench.owed.put(
        "jobs", List.of(new OwedKeys.Entry(key, null, new Owed("refused", false, null, later))));

    assertThat(only().nextTry()).isEqualTo(later);
    assertThat(letters.find(only().id()).orElseThrow().payload().at("/fields/0").asText())
        .isEqualTo("name");
  }

  @Test
  void aRetryMakesTheRecordDueNowAndKeepsSinceWhenItWaits() {
    refuse("jobs", key, "notion");
    refuse("jobs", key, "supabase");
    refuse("teams", key, "notion");
    Instant since = bench.owed.since("jobs", List.of(key)).get(key);

    assertThat(letters.retry(null, "jobs")).isEqualTo(1);

    assertThat(bench.owed.due("jobs", Instant.now())).hasSize(1);
    assertThat(bench.owed.due("teams", Instant.now())).isEmpty();
    assertThat(bench.owed.since("jobs", List.of(key))).containsEntry(key, since);
    assertThat(letters.list("jobs", 0, 10)).allMatch(one -> !one.nextTry().isAfter(Instant.now()));
    assertThat(letters.retry(null, null)).isEqualTo(2);
  }

  @Test
  void aRetryOfALetterWhoseRecordIsNoLongerOwedOwesItAgain() {
    refuse("jobs", key, "notion");
    bench.owed.remove("jobs", List.of(key));

    assertThat(letters.retry(only().id(), null)).isEqualTo(1);

    assertThat(bench.owed.due("jobs", Instant.now())).hasSize(1);
  }

  @Test
  void aLetterThatIsDroppedTakesWhatIsOwedWithItUnlessTheOtherSideRefusesToo() {
    refuse("jobs", key, "notion");
    refuse("jobs", key, "supabase");

    letters.drop(letters.list(null, 0, 1).get(0));
    assertThat(owed()).isEqualTo(1);
    letters.drop(only());

    assertThat(owed()).isZero();
    assertThat(letters.list(null, 0, 10)).isEmpty();
  }

  @Test
  void aListGoesOnWhereItWasCutOff() {
    refuse("jobs", key, "notion");
    refuse("jobs", UUID.randomUUID(), "notion");

    List<DeadLetter> first = letters.list("jobs", 0, 1);
    List<DeadLetter> second = letters.list("jobs", first.get(0).id(), 1);

    assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
    assertThat(letters.list("jobs", second.get(0).id(), 1)).isEmpty();
  }
}
