package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.plan.Base;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;

/** References that are written, wait, arrive and go. */
class RelationsTest {
  private final Bench bench = new Bench();
  private final PendingReferences pending =
      new PendingReferences(bench.postgres, TestDatabase.MAPPINGS);
  private final UUID owner = UUID.randomUUID();
  private final UUID target = UUID.randomUUID();
  private final UUID absent = UUID.randomUUID();

  @Test
  void recordsOfOneBatchMayReferToEachOther() {
    Value toOwner = Value.of(owner.toString());
    Value both = many(owner, target);

    bench.settle(
        bench
            .created(
                owner, Map.of("parent_id", Value.of("page:" + Bench.page(target)), "needs", both))
            .build(),
        bench.created(target, Map.of("parent_id", toOwner, "needs", both)).build());

    assertThat(bench.row(owner).fields())
        .containsEntry("parent_id", Value.of(target.toString()))
        .containsEntry("needs", both);
    assertThat(bench.row(target).fields()).containsEntry("parent_id", toOwner);
    assertThat(bench.row(owner).pendingFields()).isEmpty();
    assertThat(bench.link(owner).fields().get("parent_id").row())
        .isEqualTo(Value.of(target.toString()));
    assertThat(bench.link(owner).rowTime()).isEqualTo(bench.row(owner).updatedAt());
  }

  @Test
  void theRelationBecomesExactlyWhatIsWanted() {
    UUID kept = UUID.randomUUID();
    UUID bystander = UUID.randomUUID();
    bench.settle(
        bench.created(kept, "kept").build(),
        bench.created(target, "new").build(),
        bench.created(bystander, Map.of("needs", many(kept))).build());
    bench.settle(
        bench.created(owner, Map.of("needs", many(kept, absent), "helpers", many(absent))).build());
    assertThat(bench.pendingOf(owner)).containsExactly(absent.toString(), absent.toString());

    Value wanted = Value.elements(Set.of(target.toString(), "page:" + absent));
    bench.settle(
        Settlement.of(owner)
            .write(RowWrite.update(bench.row(owner).updatedAt(), Map.of("needs", wanted)))
            .agreed("needs", wanted)
            .build());

    assertThat(bench.row(owner).fields())
        .containsEntry("needs", wanted)
        .containsEntry("helpers", many(absent));
    assertThat(bench.link(owner).fields()).containsEntry("needs", new Base.Field(wanted, wanted));
    assertThat(bench.row(bystander).fields()).containsEntry("needs", many(kept));
    assertThat(bench.link(owner).rowTime()).isEqualTo(bench.row(owner).updatedAt());
  }

  @Test
  void clearingARelationClearsWhatWaitsToo() {
    bench.settle(
        bench
            .created(owner, Map.of("needs", many(absent), "team_id", Value.of(absent.toString())))
            .build());

    bench.settle(
        Settlement.of(owner)
            .write(
                RowWrite.update(
                    bench.row(owner).updatedAt(),
                    Map.of("needs", Value.empty(), "team_id", Value.empty())))
            .build());

    assertThat(bench.pendingOf(owner)).isEmpty();
    assertThat(bench.row(owner).fields())
        .containsEntry("needs", Value.empty())
        .containsEntry("team_id", Value.empty());
  }

  @Test
  void aStaleRowKeepsItsReferences() {
    bench.settle(bench.created(target, "t").build());
    bench.settle(bench.created(owner, Map.of("needs", many(target))).build());
    RowState seen = bench.row(owner);
    bench.people.update("update jobs set note = 'x' where id = ?", owner);

    bench.settle(
        Settlement.of(owner)
            .write(RowWrite.update(seen.updatedAt(), Map.of("needs", many(absent))))
            .agreed("needs", many(absent))
            .build());

    assertThat(bench.row(owner).fields()).containsEntry("needs", many(target));
    assertThat(bench.link(owner).fields().get("needs").row()).isEqualTo(many(target));
  }

  @Test
  void whatWaitsForAPageBecomesItsRowByItself() {
    UUID page = Bench.page(target);
    Value waiting = Value.elements(Set.of("page:" + page));
    Value one = Value.of("page:" + page);
    bench.settle(bench.created(owner, Map.of("needs", waiting, "parent_id", one)).build());
    assertThat(pending.settle(bench.lease(bench.jobs), bench.jobs)).isZero();

    bench.settle(bench.created(target, "arrives").build());

    assertThat(bench.pendingOf(owner)).containsExactly(target.toString(), target.toString());
    RowState before = bench.row(owner);
    assertThat(before.fields()).containsEntry("needs", many(target));
    assertThat(bench.link(owner).base().fields())
        .containsEntry("needs", new Base.Field(many(target), many(target)));

    assertThat(pending.settle(bench.lease(bench.jobs), bench.jobs)).isEqualTo(2);

    RowState after = bench.row(owner);
    assertThat(after.fields()).isEqualTo(before.fields());
    assertThat(after.pendingFields()).isEmpty();
    assertThat(after.updatedAt()).isAfter(before.updatedAt());
    assertThat(bench.link(owner).rowTime()).isEqualTo(after.updatedAt());
    assertThat(pending.settle(bench.lease(bench.jobs), bench.jobs)).isZero();
  }

  @Test
  void whatWaitsForARowOfAnotherDatabaseComesWithIt() {
    bench.settle(
        bench
            .created(owner, Map.of("helpers", many(target), "team_id", Value.of(target.toString())))
            .build());
    bench.people.update("insert into teams (id, name) values (?, 't')", target);

    pending.settle(bench.lease(bench.jobs), bench.jobs);

    assertThat(
            bench.people.queryForObject("select team_id from jobs where id = ?", UUID.class, owner))
        .isEqualTo(target);
    assertThat(bench.people.queryForList("select teams_id from jobs__helpers", UUID.class))
        .containsExactly(target);
    assertThat(bench.pendingOf(owner)).isEmpty();
  }

  @Test
  void theTimeOfAnEditStaysVisibleWhenItsReferencesArrive() {
    bench.settle(bench.created(owner, Map.of("needs", many(target))).build());
    java.time.Instant ours = bench.link(owner).rowTime();
    bench.people.update("update jobs set note = 'by hand' where id = ?", owner);
    bench.people.update("insert into jobs (id, name) values (?, 't')", target);

    assertThat(pending.settle(bench.lease(bench.jobs), bench.jobs)).isEqualTo(1);

    assertThat(bench.link(owner).rowTime()).isEqualTo(ours);
  }

  @Test
  void aReferenceThatIsThereAlreadyNeedNotWait() {
    bench.settle(bench.created(target, "t").build(), bench.created(owner, "o").build());
    bench.people.update("insert into jobs__needs values (?, ?)", owner, target);
    bench.admin.update(
        "insert into sync.pending_reference values ('jobs', ?, 'needs', 'jobs', ?)",
        owner,
        target.toString());

    pending.settle(bench.lease(bench.jobs), bench.jobs);

    assertThat(bench.pendingOf(owner)).isEmpty();
    assertThat(bench.row(owner).fields()).containsEntry("needs", many(target));
  }

  @Test
  void pagesAndKeysAreFoundFromEachOther() {
    bench.settle(bench.created(owner, "o").build());
    UUID page = Bench.page(owner);

    assertThat(bench.links.keysOf(List.of(page, absent))).isEqualTo(Map.of(page, owner));
    assertThat(bench.links.pagesOf("jobs", List.of(owner, absent))).isEqualTo(Map.of(owner, page));
    assertThat(bench.links.pagesOf("teams", List.of(owner))).isEmpty();
    assertThat(bench.links.byPage(bench.jobs, List.of(page))).containsOnlyKeys(page);
    assertThat(bench.links.count("jobs")).isEqualTo(1);
  }

  private static Value many(UUID... keys) {
    return Value.elements(java.util.Arrays.stream(keys).map(UUID::toString).toList());
  }
}
