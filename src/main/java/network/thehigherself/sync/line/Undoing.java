package network.thehigherself.sync.line;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Done;
import network.thehigherself.sync.plan.Undone;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.PastChange;

/** What a pass takes back of a run, batch by batch, and what that comes to. */
final class Undoing {
  private final Map<UUID, PastRecord> batch = new HashMap<>();
  private final Map<UUID, Done> done = new HashMap<>();
  private final Map<UUID, UndoneRecord> records = new LinkedHashMap<>();
  private final Map<UUID, Set<Long>> expected = new HashMap<>();

  /** Takes these records next, in the place of those before. */
  void take(Map<UUID, List<PastChange>> changes, Mapping mapping, Links links) {
    batch.clear();
    done.clear();
    changes.forEach((key, some) -> batch.put(key, new PastRecord(some)));
    List<Map<String, Value>> values =
        batch.values().stream().map(PastRecord::values).flatMap(Collection::stream).toList();
    References references = References.ofPages(links.keysOf(References.pages(mapping, values)));
    batch.forEach((key, record) -> done.put(key, record.done(mapping, references)));
  }

  /** The opposite of what the run did to a record of the batch. */
  Planned plan(Sides sides, Pass pass) {
    UUID key = sides.getKey();
    Undone undone =
        pass.database()
            .undoPlanner()
            .plan(done.get(key), sides.base(), sides.pageSide(), sides.rowSide());
    records.put(key, UndoneRecord.of(sides, undone));
    Set<Long> changes = batch.get(key).undone(undone);
    expected.put(key, changes);
    boolean now = !pass.options().dryRun() && !undone.plan().rests();
    return Planned.undoing(
        sides, undone.plan(), now ? Planned.Mode.NOW : Planned.Mode.DRY, changes);
  }

  /** How each record is undone, in the order in which they were looked at. */
  List<UndoneRecord> records() {
    return List.copyOf(records.values());
  }

  /** The changes that were to be taken back. */
  Set<Long> expected() {
    Set<Long> all = new HashSet<>();
    expected.values().forEach(all::addAll);
    return all;
  }
}
