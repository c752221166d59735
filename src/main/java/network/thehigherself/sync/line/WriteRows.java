package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import network.thehigherself.sync.plan.Deletes;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.postgres.Settled;
import network.thehigherself.sync.postgres.Settlement;
import network.thehigherself.sync.postgres.Settlements;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** PostgreSQL's side of a batch, in one transaction; and the counting of what was done. */
public final class WriteRows {
  private final Settlements settlements;
  private final Databases databases;
  private final Duration pause;
  private final Clock clock;

  /**
   * @param pause the first pause before a record that is not settled is looked at again
   */
  public WriteRows(Settlements settlements, Databases databases, Duration pause, Clock clock) {
    this.settlements = settlements;
    this.databases = databases;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Writes a batch.
   *
   * @return what PostgreSQL refused, for the dead letters
   * @throws Exception what broke the pass off before; what was sent to Notion is written all the
   *     same
   */
  public List<Refused> write(@Body List<Planned> batch, @ExchangeProperty(Pass.PROPERTY) Pass pass)
      throws Exception {
    batch.stream()
        .filter(one -> one.mode() == Planned.Mode.DRY && pass.isFirstPlan(one))
        .forEach(one -> note(one, pass));
    Map<UUID, Planned> now =
        batch.stream()
            .filter(one -> one.mode() == Planned.Mode.NOW)
            .collect(Collectors.toMap(one -> one.sides().getKey(), Function.identity()));
    Settled settled = write(now, pass);
    settled.written().forEach(key -> count(now.get(key), pass));
    if (pass.options().approved() != null) {
      settled.written().forEach(pass.options().approved()::isDone);
    }
    pass.checkGoingOn();
    return settled.refused().entrySet().stream()
        .map(refusal -> new Refused(now.get(refusal.getKey()), refusal.getValue()))
        .toList();
  }

  private Settled write(Map<UUID, Planned> batch, Pass pass) {
    if (batch.isEmpty()) {
      return new Settled(Set.of(), Set.of(), Map.of());
    }
    Deletes deletes = pass.database().mapping().deletes();
    List<Settlement> written =
        batch.values().stream()
            .map(one -> new Settling(one, clock, pause, databases.me(), deletes))
            .map(Settling::settlement)
            .toList();
    return settlements.write(
        pass.lease(), pass.database().mapping(), written, pass.options().run());
  }

  private static void note(Planned planned, Pass pass) {
    count(planned, pass);
    if (planned.plan().writesPage() || planned.plan().writesRow()) {
      pass.report().planned().add(planned, pass);
    }
  }

  private static void count(Planned planned, Pass pass) {
    boolean dry = planned.mode() == Planned.Mode.DRY;
    boolean rowChanged = planned.plan().writesRow();
    boolean pageChanged = dry ? planned.plan().writesPage() : planned.isPageChanged();
    if (rowChanged) {
      pass.report().fromNotion().add(kind(planned.plan().row()), 1);
    }
    if (pageChanged) {
      pass.report().fromSupabase().add(kind(planned.plan().page()), 1);
    }
    pass.changes(planned, pass.door() == Door.FROM_NOTION ? rowChanged : pageChanged);
  }

  private static Tally.Kind kind(Step step) {
    return switch (step) {
      case KEEP -> Tally.Kind.UPDATED;
      case CREATE -> Tally.Kind.CREATED;
      case DELETE -> Tally.Kind.DELETED;
      case RESTORE -> Tally.Kind.RESTORED;
    };
  }
}
