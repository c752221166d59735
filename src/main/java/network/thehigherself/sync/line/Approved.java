package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import network.thehigherself.sync.plan.Plan;

/**
 * A plan that a person approved: the run carries out what stands in it, as long as nothing moved
 * since, and leaves everything else alone. Safe for several threads.
 */
public final class Approved {
  private static final String NOT_FOUND =
      "nothing is left to do for it, or nobody noticed it again";

  private static final String NOT_WRITTEN = "it could not be written, see explain";

  private final SavedPlan plan;
  private final Map<UUID, PlannedRecord> waiting = new ConcurrentHashMap<>();
  private final Map<UUID, String> moved = new ConcurrentHashMap<>();
  private final Set<UUID> allowed = ConcurrentHashMap.newKeySet();

  public Approved(SavedPlan plan) {
    this.plan = plan;
    plan.records().values().forEach(some -> some.forEach(one -> waiting.put(one.key(), one)));
  }

  /**
   * A record that was not carried out.
   *
   * @param reason why, without values
   */
  public record Left(String database, UUID key, String reason) {}

  /** The id of the dry run that made it. */
  UUID planId() {
    return plan.id();
  }

  /** Whether this is what was approved, and was planned from the same. */
  boolean allows(Sides sides, Plan now, Pass pass) {
    PlannedRecord approved = waiting.get(sides.getKey());
    if (approved == null) {
      return false;
    }
    PlannedRecord planned = PlannedRecord.of(sides, now, pass);
    Optional<String> why = approved.fingerprint().moved(planned.fingerprint());
    if (why.isEmpty() && approved.doesAs(planned)) {
      allowed.add(sides.getKey());
      moved.remove(sides.getKey());
      return true;
    }
    // The door that notices it first has read what is news there.
    moved.putIfAbsent(
        sides.getKey(), why.orElse("the mapping or its policy would do something else now"));
    return false;
  }

  /** Notes that a record was carried out. */
  void isDone(UUID key) {
    waiting.remove(key);
  }

  private String reason(UUID key) {
    return moved.getOrDefault(key, allowed.contains(key) ? NOT_WRITTEN : NOT_FOUND);
  }

  /** What was not carried out, in the order of the plan. */
  public List<Left> left() {
    List<Left> left = new ArrayList<>();
    plan.records()
        .forEach(
            (database, records) ->
                records.stream()
                    .map(PlannedRecord::key)
                    .filter(waiting::containsKey)
                    .map(key -> new Left(database, key, reason(key)))
                    .forEach(left::add));
    return left;
  }
}
