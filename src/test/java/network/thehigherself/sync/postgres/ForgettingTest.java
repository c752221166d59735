package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForgettingTest {
  private final Bench bench = new Bench();
  private final Forgetting forgetting = new Forgetting(bench.postgres);
  private final KnownRecords known = new KnownRecords(bench.postgres);
  private final UUID key = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private final UUID missing = UUID.randomUUID();
  private KnownRecord record;

  @BeforeEach
  void twoJobs() {
    bench.settle(
        bench
            .created(
                key,
                Map.of("name", Value.of("one"), "needs", Value.elements(Set.of("page:" + missing))))
            .build());
    bench.settle(
        bench
            .created(
                other,
                Map.of("name", Value.of("two"), "needs", Value.elements(Set.of(key.toString()))))
            .build());
    record = new KnownRecord("jobs", key, Bench.page(key));
  }

  @Test
  void aRecordIsFoundByItsRowAndByItsPage() {
    assertThat(known.find(key)).containsExactly(record);
    assertThat(known.find(Bench.page(key))).containsExactly(record);
    assertThat(known.find(missing)).isEmpty();
  }

  @Test
  void rowsOfTwoDatabasesMayHaveTheSameId() {
    bench.settle(
        bench.teams, Settlement.of(key).page(missing).write(RowWrite.insert(Map.of())).build());

    assertThat(known.find(key)).extracting(KnownRecord::database).containsExactly("jobs", "teams");
  }

  @Test
  void onlyWhatIsOfTheRecordIsErased() {
    Map<String, Integer> erased = forgetting.erase(record);

    assertThat(erased).containsEntry("sync.link", 1).containsEntry("sync.pending_reference", 1);
    assertThat(bench.link(key).fields()).isEmpty();
    assertThat(bench.link(other).fields()).isNotEmpty();
    assertThat(bench.row(key).fields()).containsEntry("name", Value.of("one"));
    assertThat(bench.owed.count("jobs").all()).isEqualTo(1);
  }

  @Test
  void theEndOfARecordEditsNobodyWhoReferredToIt() {
    Map<String, Value> before = bench.row(other).fields();

    forgetting.eraseWithRow(bench.jobs, record);

    assertThat(bench.row(key)).isNull();
    assertThat(bench.row(other).fields()).isEqualTo(before);
    assertThat(known.find(key)).isEmpty();
    assertThat(bench.pendingOf(other)).containsExactly(key.toString());
  }

  @Test
  void aRowThatSomethingElseNeedsIsLeftWithAllThatIsRememberedOfIt() {
    bench.admin.execute("create table public.bills (job uuid references public.jobs)");
    bench.admin.execute("grant select, insert on public.bills to syncer");
    bench.admin.update("insert into public.bills values (?)", key);

    assertThatThrownBy(
            () -> bench.postgres.transaction(() -> forgetting.eraseWithRow(bench.jobs, record)))
        .isInstanceOf(RecordRefusedException.class);

    assertThat(bench.link(key).fields()).isNotEmpty();
  }

  @Test
  void aDeleteIsUnderWayAsLongAsTheLinkIsAlive() {
    assertThat(forgetting.isBeingDeleted(bench.jobs, record)).isFalse();
    bench.people.update("delete from jobs where id = ?", key);
    assertThat(forgetting.isBeingDeleted(bench.jobs, record)).isTrue();
    bench.admin.update("update sync.link set deleted = true where key = ?", key);
    assertThat(forgetting.isBeingDeleted(bench.jobs, record)).isFalse();
  }
}
