package network.thehigherself.sync.line;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import network.thehigherself.sync.plan.PageSide;
import network.thehigherself.sync.postgres.StoredIntent;

/** The intents of a record that end, now that its plan was carried out. */
final class EndingIntents {
  /** A twin that did not show up within a day is taken for never made. */
  private static final Duration TWIN_WATCH = Duration.ofDays(1);

  private final Planned planned;
  private final Sides sides;
  private final Instant now;

  EndingIntents(Planned planned, Instant now) {
    this.planned = planned;
    this.sides = planned.sides();
    this.now = now;
  }

  /** Open intents end here, but for those whose page cannot be seen or may still show up. */
  Set<UUID> ids() {
    Set<UUID> answered = new HashSet<>();
    if (planned.intent() != null && !planned.isUnanswered()) {
      answered.add(planned.intent().id());
    }
    earlier().map(StoredIntent::id).forEach(answered::add);
    return answered;
  }

  /** Those of earlier passes, which could not write down any more what became of them. */
  private Stream<StoredIntent> earlier() {
    return sides.draft().intents().stream()
        .filter(intent -> intent.creates() ? !mayStillShowUp(intent) : isItsPageSeen());
  }

  /** A change was sent to the page that stays, of which a twin tells nothing. */
  private boolean isItsPageSeen() {
    return !(sides.pageSide() instanceof PageSide.Gone) && !sides.look().isTwin();
  }

  /** The creates whose answer was lost and whose page may still show up. */
  Stream<StoredIntent> mayStillShowUp() {
    return sides.draft().intents().stream()
        .filter(intent -> intent.creates() && mayStillShowUp(intent));
  }

  /**
   * One page is found for each create that worked; what is left over may have made another. Where
   * the row is gone, nothing but the intent says that the page is ours.
   */
  private boolean mayStillShowUp(StoredIntent create) {
    boolean foundByKey =
        sides.link() == null && sides.look().page() != null && sides.draft().rowState() != null;
    long creates = sides.draft().intents().stream().filter(StoredIntent::creates).count();
    return !(foundByKey && creates == 1)
        && !planned.isTrashedTwin()
        && create.at().plus(TWIN_WATCH).isAfter(now);
  }
}
