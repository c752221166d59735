package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.plan.Base;
import network.thehigherself.sync.plan.FieldPlan;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Policy;
import network.thehigherself.sync.plan.Rule;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.ConflictEntry;
import network.thehigherself.sync.postgres.Door;
import network.thehigherself.sync.postgres.HistoryEntry;
import network.thehigherself.sync.postgres.Intent;
import network.thehigherself.sync.postgres.Owed;
import network.thehigherself.sync.postgres.RowWrite;
import network.thehigherself.sync.postgres.Settlement;
import network.thehigherself.sync.postgres.SettlementBuilder;

/**
 * Says what is written to PostgreSQL for a record whose plan was carried out on Notion's side: the
 * row, the base, the history, and what stays owed. Writes nothing itself.
 */
final class Settling {
  /** A twin that did not show up within a day is taken for never made. */
  private static final Duration TWIN_WATCH = Duration.ofDays(1);

  private final Planned planned;
  private final Sides sides;
  private final Plan plan;
  private final Instant now;
  private final Duration pause;
  private final String me;

  /**
   * @param pause the first pause before a record that is not settled is looked at again
   * @param me the id of our bot in Notion
   */
  Settling(Planned planned, Clock clock, Duration pause, String me) {
    this.planned = planned;
    this.sides = planned.sides();
    this.plan = planned.plan();
    this.now = clock.instant();
    this.pause = pause;
    this.me = me;
  }

  Settlement settlement() {
    SettlementBuilder settlement = Settlement.of(sides.getKey());
    row().ifPresent(settlement::write);
    if (!sides.look().isTwin()) {
      pageId().ifPresent(settlement::page);
      new AgreedBase(planned).addTo(settlement);
      times(settlement);
    }
    history().forEach(settlement::history);
    conflicts(settlement);
    settlement.answered(answeredIntents());
    return settlement.owed(owed()).build();
  }

  private Optional<RowWrite> row() {
    if (plan.row() == Step.CREATE) {
      return Optional.of(RowWrite.insert(plan.toRow()));
    }
    return plan.toRow().isEmpty()
        ? Optional.empty()
        : Optional.of(RowWrite.update(sides.draft().rowState().updatedAt(), plan.toRow()));
  }

  private Optional<UUID> pageId() {
    return Optional.ofNullable(
            planned.isAnswered() ? planned.written().page() : sides.look().page())
        .map(page -> UUID.fromString(page.id()));
  }

  private void times(SettlementBuilder settlement) {
    boolean answered = planned.isAnswered();
    Instant pageTime =
        answered
            ? planned.written().page().lastEditedTime()
            : sides.look().page() == null ? null : sides.look().page().lastEditedTime();
    settlement.pageTimes(pageTime, sides.draft().pageEdited(me));
    settlement.stamped(answered ? planned.written().stampedAt() : null);
    Instant seen = sides.draft().rowState() == null ? null : sides.draft().rowState().updatedAt();
    settlement.rowTimes(seen, sides.draft().rowEdited());
  }

  private List<HistoryEntry> history() {
    List<HistoryEntry> history = new ArrayList<>(foundOnPage());
    if (planned.isTrashedTwin()) {
      history.add(
          HistoryEntry.ofEnd(
              Door.NOTION,
              readable(sides.page()),
              "a second page of this record, made by a create whose answer was lost"));
    }
    if (plan.row() == Step.CREATE) {
      history.add(HistoryEntry.ofRecord(Door.SUPABASE, "create", plan.toRow(), null));
    }
    boolean written = planned.isAnswered();
    if (written && plan.page() == Step.CREATE) {
      history.add(HistoryEntry.ofRecord(Door.NOTION, "create", plan.toPage(), null));
    }
    for (FieldPlan field : plan.fields()) {
      if (field.toRow() != null && plan.row() != Step.CREATE) {
        history.add(change(field, Door.SUPABASE, sides.row().get(field.field()), field.toRow()));
      }
      if (written
          && field.toPage() != null
          && plan.page() != Step.CREATE
          && planned.written().took(field.field())) {
        history.add(change(field, Door.NOTION, sides.page().get(field.field()), field.toPage()));
      }
    }
    return history;
  }

  private static Map<String, Value> readable(Map<String, Value> values) {
    Map<String, Value> readable = new HashMap<>(values);
    readable.values().removeIf(value -> !value.isKnown());
    return readable;
  }

  /** What an earlier pass sent and could not write down any more, because it was killed. */
  private List<HistoryEntry> foundOnPage() {
    List<HistoryEntry> found = new ArrayList<>();
    Base before = sides.link() == null ? null : sides.link().base();
    if (sides.look().isTwin() || sides.base() == null || sides.base().equals(before)) {
      return found;
    }
    for (Intent intent : sides.draft().intents()) {
      intent
          .losers()
          .forEach(
              (field, loser) ->
                  found.add(
                      new HistoryEntry(
                          field,
                          Door.NOTION,
                          "update",
                          loser,
                          intent.page().get(field),
                          loser,
                          Rule.ROW_WINS.label())));
    }
    return found;
  }

  private static HistoryEntry change(FieldPlan field, Door side, Value before, Value after) {
    return new HistoryEntry(
        field.field(), side, "update", before, after, field.loser(), field.rule().label());
  }

  private void conflicts(SettlementBuilder settlement) {
    for (FieldPlan field : plan.fields()) {
      if (field.rule() == Rule.CONFLICT) {
        Base.Field agreed = sides.base() == null ? null : sides.base().fields().get(field.field());
        settlement.conflict(
            new ConflictEntry(
                field.field(),
                agreed == null ? null : agreed.row(),
                sides.page().get(field.field()),
                sides.row().get(field.field()),
                Policy.MANUAL));
      } else if (field.movesBase() || field.rule() == Rule.SAME) {
        settlement.resolved(field.field(), field.rule().label());
      }
    }
  }

  /** Open intents end here, but for those whose page cannot be seen or may still show up. */
  private Set<UUID> answeredIntents() {
    Set<UUID> answered = new HashSet<>();
    if (planned.intent() != null && !isUnanswered()) {
      answered.add(planned.intent());
    }
    for (Intent intent : sides.draft().intents()) {
      if (intent.creates() ? !mayStillShowUp(intent) : sides.look().gone() == null) {
        answered.add(intent.id());
      }
    }
    return answered;
  }

  private boolean isUnanswered() {
    return planned.written() != null && planned.written().lookAgainAt() != null;
  }

  /**
   * One page is found for each create that worked; what is left over may have made another. Where
   * the row is gone, nothing but the intent says that the page is ours.
   */
  private boolean mayStillShowUp(Intent create) {
    boolean foundByKey =
        sides.link() == null && sides.look().page() != null && sides.draft().rowState() != null;
    long creates = sides.draft().intents().stream().filter(Intent::creates).count();
    return !(foundByKey && creates == 1)
        && !planned.isTrashedTwin()
        && create.at().plus(TWIN_WATCH).isAfter(now);
  }

  private Owed owed() {
    if (isUnanswered()) {
      return again(
          "a page was created but no answer came; it is looked for before it is created again",
          planned.written().lookAgainAt());
    }
    if (plan.isForAnotherRun()) {
      return again("waits for a run that may write the other side", now);
    }
    if (plan.hold() != null) {
      return new Owed(plan.hold(), plan.needsPerson(), null, later());
    }
    if (sides.look().isTwin() && !planned.isTrashedTwin() && !plan.needsPerson()) {
      return again("a second page of this record is merged into the first", now);
    }
    return owedByField().orElseGet(this::owedToTwins);
  }

  private static Owed again(String reason, Instant at) {
    return new Owed(reason, false, null, at);
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
      return Optional.of(again("a conflict waits for a person", later()));
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

  private static String sentence(Map<String, String> problems) {
    return problems.entrySet().stream()
        .map(problem -> problem.getKey() + ": " + problem.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Looks for twins at growing distances, each as long as the oldest create is ago. */
  private Owed owedToTwins() {
    return sides.draft().intents().stream()
        .filter(intent -> intent.creates() && mayStillShowUp(intent))
        .map(intent -> Patience.nextTry(intent.at(), now, pause))
        .min(Comparator.naturalOrder())
        .map(at -> again("a create whose answer was lost may have made a second page", at))
        .orElse(null);
  }

  private Instant later() {
    return Patience.nextTry(sides.draft().owedSince(), now, pause);
  }
}
