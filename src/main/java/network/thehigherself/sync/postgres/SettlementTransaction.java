package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.plan.Value;

/** The inside of the one transaction in which a batch settles. */
final class SettlementTransaction {
  private final Postgres postgres;
  private final Targets targets;
  private final RowWriter rows;
  private final RelationWriter relations;
  private final LinkWriter links;
  private final Histories histories;
  private final Conflicts conflicts;
  private final OwedKeys owed;
  private final Intents intents;
  private final DeadLetters deadLetters;
  private final PendingReferences pending;

  SettlementTransaction(Postgres postgres, Mappings mappings) {
    this.postgres = postgres;
    targets = new Targets(postgres, mappings);
    rows = new RowWriter(postgres);
    relations = new RelationWriter(postgres, mappings);
    links = new LinkWriter(postgres);
    histories = new Histories(postgres);
    conflicts = new Conflicts(postgres);
    owed = new OwedKeys(postgres);
    intents = new Intents(postgres);
    deadLetters = new DeadLetters(postgres);
    pending = new PendingReferences(postgres, mappings);
  }

  /** Writes a batch in the transaction that this thread is in. */
  Settled write(Mapping mapping, List<Settlement> batch, UUID run) {
    WantedReferences wanted = targets.find(mapping, batch);
    Map<UUID, Map<String, Value>> written = rows.write(mapping, batch, wanted);
    Set<UUID> stale =
        keys(
            batch.stream()
                .filter(one -> one.row() != null && !written.containsKey(one.key()))
                .toList());
    List<Settlement> fresh = batch.stream().filter(one -> !stale.contains(one.key())).toList();
    relations.write(mapping, fresh, wanted);
    Set<UUID> touched = new HashSet<>(rows.stamp(mapping, fresh));
    touched.addAll(written.keySet());
    links.write(
        mapping, batch, new RowOutcome(stale, written, wanted, rows.times(mapping, touched)));
    remember(mapping.database(), batch, fresh, stale, run);
    // Otherwise a deferred key would fail at the commit, where nobody can tell whose it is.
    postgres.execute("set constraints all immediate");
    return new Settled(keys(fresh), stale, Map.of());
  }

  /** Only notes that the record is still to be settled. What was sent to its page stays known. */
  void postpone(Mapping mapping, Settlement one) {
    Owed later = Owed.again("somebody else holds the row", Instant.now());
    owed.put(mapping.database(), List.of(new OwedKeys.Entry(one.key(), one.pageId(), later)));
  }

  private void remember(
      String database, List<Settlement> batch, List<Settlement> fresh, Set<UUID> stale, UUID run) {
    List<Settlement> done = fresh.stream().filter(one -> one.owed() == null).toList();
    histories.put(database, batch, stale, run);
    histories.undone(fresh, run);
    conflicts.put(database, batch, stale);
    conflicts.settle(
        database, keys(done.stream().filter(one -> one.conflicts().isEmpty()).toList()));
    owed.put(database, owed(batch, stale));
    owed.remove(database, keys(done));
    deadLetters.remove(database, done);
    // A stale record keeps its intents: what was sent to its page must still be known as ours. What
    // they have done is told by now.
    Set<UUID> told = new HashSet<>();
    for (Settlement one : batch) {
      told.addAll(stale.contains(one.key()) ? one.intents() : one.told());
    }
    intents.told(told);
    intents.remove(fresh.stream().flatMap(one -> one.intents().stream()).toList());
    List<Settlement> paged = batch.stream().filter(one -> one.pageId() != null).toList();
    pending.arrived(paged);
    owed.wake(keys(paged));
  }

  private static List<OwedKeys.Entry> owed(List<Settlement> batch, Set<UUID> stale) {
    return batch.stream()
        .filter(one -> one.owed() != null || stale.contains(one.key()))
        .map(
            one ->
                new OwedKeys.Entry(
                    one.key(),
                    one.pageId(),
                    stale.contains(one.key())
                        ? Owed.again("the row changed meanwhile", Instant.now())
                        : one.owed()))
        .toList();
  }

  private static Set<UUID> keys(List<Settlement> batch) {
    return batch.stream().map(Settlement::key).collect(Collectors.toSet());
  }
}
