package network.thehigherself.sync.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.plan.FieldPlan;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Rule;
import network.thehigherself.sync.postgres.Owed;

/** What stays owed to a record after its plan was carried out, and when to look at it again. */
final class StillOwed {
  private final Planned planned;
  private final Sides sides;
  private final Plan plan;
  private final EndingIntents intents;
  private final Instant now;
  private final Duration pause;

  /**
   * @param pause the first pause before a record that is not settled is looked at again
   */
  StillOwed(Planned planned, EndingIntents intents, Instant now, Duration pause) {
    this.planned = planned;
    this.sides = planned.sides();
    this.plan = planned.plan();
    this.intents = intents;
    this.now = now;
    this.pause = pause;
  }

  /** Null where nothing stays owed. */
  Owed owed() {
    if (planned.isUnanswered()) {
      return Owed.again(
          "a page was created but no answer came; it is looked for before it is created again",
          planned.written().lookAgainAt());
    }
    if (plan.isForAnotherRun()) {
      return Owed.again("waits for a run that may write the other side", now);
    }
    if (plan.hold() != null) {
      return new Owed(plan.hold(), plan.needsPerson(), null, later());
    }
    if (sides.look().isTwin() && !planned.isTrashedTwin() && !plan.needsPerson()) {
      return Owed.again("a second page of this record is merged into the first", now);
    }
    return owedByField().or(this::owedBefore).orElseGet(this::owedToTwins);
  }

  private Optional<Owed> owedByField() {
    Map<String, String> problems = new TreeMap<>();
    boolean conflict = false;
    for (FieldPlan field : plan.fields()) {
      conflict |= field.rule() == Rule.CONFLICT;
      if (field.owed() && field.rule() != Rule.CONFLICT) {
        problems.put(field.field(), field.reason());
      }
    }
    if (planned.written() != null) {
      problems.putAll(planned.written().refused());
    }
    if (!problems.isEmpty()) {
      return Optional.of(new Owed(sentence(problems), true, null, later()));
    }
    if (conflict) {
      return Optional.of(Owed.again("a conflict waits for a person", later()));
    }
    return planned.written() == null
        ? Optional.empty()
        : planned.written().incomplete().values().stream()
            .findFirst()
            .map(targets -> UUID.fromString(targets.iterator().next()))
            .map(
                target ->
                    new Owed("waits for a record that has no page yet", false, target, later()));
  }

  /** An undo settles nothing but what it puts back. */
  private Optional<Owed> owedBefore() {
    return planned.isUndo() && sides.draft().owedSince() != null
        ? Optional.of(Owed.again("a part of the record was undone; the rest waits as before", now))
        : Optional.empty();
  }

  private static String sentence(Map<String, String> problems) {
    return problems.entrySet().stream()
        .map(problem -> problem.getKey() + ": " + problem.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Looks for twins at growing distances, each as long as the oldest create is ago. */
  private Owed owedToTwins() {
    return intents
        .mayStillShowUp()
        .map(intent -> Patience.nextTry(intent.at(), now, pause))
        .min(Comparator.naturalOrder())
        .map(at -> Owed.again("a create whose answer was lost may have made a second page", at))
        .orElse(null);
  }

  private Instant later() {
    return Patience.nextTry(sides.draft().owedSince(), now, pause);
  }
}
