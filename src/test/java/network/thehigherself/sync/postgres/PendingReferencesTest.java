package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;

class PendingReferencesTest {
  private final TestDatabase database = TestDatabase.create();
  private final Mapping jobs = TestDatabase.jobs();
  private final Settlements settlements = new Settlements(database.postgres, TestDatabase.MAPPINGS);
  private final PendingReferences pending =
      new PendingReferences(database.postgres, TestDatabase.MAPPINGS);
  private final Lease lease =
      new Leases(database.postgres).tryAcquire("jobs", "test", Duration.ofMinutes(5)).orElseThrow();
  private final UUID target = UUID.randomUUID();
  private final UUID owner = UUID.randomUUID();

  @Test
  void aTargetThatCameBackHasArrivedAlsoWithoutALink() {
    write(Settlement.of(target).write(RowWrite.insert(Map.of())).build());
    write(refersTo("parent_id", Value.of(target.toString())));
    delete(target);
    assertThat(pending.hasArrived(jobs)).isFalse();

    database.people().update("insert into jobs (id) values (?)", target);

    assertThat(pending.hasArrived(jobs)).isTrue();
    assertThat(pending.settle(lease, jobs)).isEqualTo(1);
    assertThat(pending.hasArrived(jobs)).isFalse();
  }

  @Test
  void aLinkedTargetWhoseRowIsGoneHasNotArrived() {
    write(Settlement.of(target).page(UUID.randomUUID()).write(RowWrite.insert(Map.of())).build());
    write(refersTo("needs", Value.elements(Set.of(target.toString()))));

    delete(target);

    assertThat(pending.hasArrived(jobs)).isFalse();
    assertThat(pending.settle(lease, jobs)).isZero();
  }

  @Test
  void aReferenceOfADeletedOwnerHasNotArrived() {
    write(Settlement.of(target).page(UUID.randomUUID()).write(RowWrite.insert(Map.of())).build());
    write(refersTo("needs", Value.elements(Set.of(target.toString()))));

    delete(owner);

    assertThat(pending.hasArrived(jobs)).isFalse();
    assertThat(pending.settle(lease, jobs)).isZero();
  }

  @Test
  void aPageThatWasLinkedSinceHasArrived() {
    UUID page = UUID.randomUUID();
    write(refersTo("parent_id", Value.of("page:" + page)));
    assertThat(pending.hasArrived(jobs)).isFalse();

    write(Settlement.of(target).page(page).write(RowWrite.insert(Map.of())).build());

    assertThat(pending.hasArrived(jobs)).isTrue();
    assertThat(pending.settle(lease, jobs)).isEqualTo(1);
  }

  @Test
  void moreThanOneTransactionTakesAllArrive() {
    Value reference = Value.of(target.toString());
    int many = PendingReferences.SIZE + 1;
    settlements.write(
        lease,
        jobs,
        Stream.generate(UUID::randomUUID)
            .limit(many)
            .map(key -> refersTo(key, "parent_id", reference))
            .toList(),
        null);
    database.people().update("insert into jobs (id) values (?)", target);

    assertThat(pending.settle(lease, jobs)).isEqualTo(many);

    assertThat(pending.hasArrived(jobs)).isFalse();
  }

  private Settlement refersTo(String field, Value value) {
    return refersTo(owner, field, value);
  }

  private static Settlement refersTo(UUID owner, String field, Value value) {
    return Settlement.of(owner).write(RowWrite.insert(Map.of(field, value))).build();
  }

  private void delete(UUID key) {
    database.people().update("delete from jobs where id = ?", key);
  }

  private void write(Settlement settlement) {
    settlements.write(lease, jobs, List.of(settlement), null);
  }
}
