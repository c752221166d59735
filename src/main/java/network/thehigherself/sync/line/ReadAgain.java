package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import network.thehigherself.sync.mapping.Freshness;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.postgres.StoredIntent;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * Looks at Notion once more right before it is written, and plans again from what is there: an
 * index may lag, a GET does not. Before a page is created again it is looked for by its key; a copy
 * that a person made of it has the same one.
 */
public final class ReadAgain {
  private final Notion notion;
  private final Gather gather;
  private final PlanRecord planRecord;
  private final Duration lookUpDelay;
  private final Clock clock;

  /**
   * @param lookUpDelay how long a create whose answer never came is looked for before it is
   *     repeated
   */
  public ReadAgain(
      Notion notion, Gather gather, PlanRecord planRecord, Duration lookUpDelay, Clock clock) {
    this.notion = notion;
    this.gather = gather;
    this.planRecord = planRecord;
    this.lookUpDelay = lookUpDelay;
    this.clock = clock;
  }

  /**
   * The record with the plan that is true now.
   *
   * @param attempted true where the page could not be written a moment ago; else null
   */
  public Planned read(
      @Body Planned planned,
      @ExchangeProperty(Pass.PROPERTY) Pass pass,
      @Header(Exchange.REDELIVERED) Boolean attempted) {
    boolean again = Boolean.TRUE.equals(attempted);
    Planned latest =
        again ? planRecord.plan(gather.anew(pass.database(), planned.sides()), pass) : planned;
    Sides sides = latest.sides();
    if (latest.plan().page() == Step.CREATE) {
      return lastAttempt(sides).map(at -> lookUp(latest, pass, at)).orElse(latest);
    }
    boolean fresh =
        again
            || (pass.database().mapping().freshness() == Freshness.PULL
                && sides.look().page() != null);
    return fresh ? latest : planRecord.plan(gather.again(pass.database(), sides), pass);
  }

  private Planned lookUp(Planned planned, Pass pass, Instant lastAttempt) {
    Database database = pass.database();
    Sides sides = planned.sides();
    Optional<Page> found =
        notion
            .withKey(
                database.dataSource(),
                database.binding().key().answeredId(),
                sides.getKey().toString())
            .stream()
            .filter(gather::isOurs)
            .findFirst();
    if (found.isPresent()) {
      return planRecord.plan(gather.with(database, sides, found.get()), pass);
    }
    Instant patienceEnds = lastAttempt.plus(lookUpDelay);
    return clock.instant().isBefore(patienceEnds)
        ? planned.with(Written.unanswered(patienceEnds))
        : planned;
  }

  private static Optional<Instant> lastAttempt(Sides sides) {
    return sides.draft().intents().stream()
        .filter(StoredIntent::creates)
        .map(StoredIntent::at)
        .max(Comparator.naturalOrder());
  }
}
