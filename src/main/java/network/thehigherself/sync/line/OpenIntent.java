package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.notion.Stamp;
import network.thehigherself.sync.plan.Intent;
import network.thehigherself.sync.plan.PageSide;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.postgres.Intents;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.StoredIntent;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Commits what is about to be sent to Notion. A kill between sending and writing down the answer
 * then leaves something that the next pass understands. An undo commits nothing, and has an intent
 * for its stamp only: its row gets the same value as its page, and the next pass takes what the
 * page got for news and writes it to the row.
 */
public final class OpenIntent {
  private final Leases leases;
  private final Intents intents;
  private final Links links;
  private final Clock clock;

  public OpenIntent(Leases leases, Intents intents, Links links, Clock clock) {
    this.leases = leases;
    this.intents = intents;
    this.links = links;
    this.clock = clock;
  }

  /** The same record, once its request is prepared and its intent committed under the lease. */
  public Planned open(@Body Planned planned, @ExchangeProperty(Pass.PROPERTY) Pass pass) {
    if (planned.isTrashesTwin()) {
      return planned;
    }
    Database database = pass.database();
    Sides sides = planned.sides();
    Planned ready =
        planned.plan().page() == Step.DELETE
            ? planned
            : planned.with(Prepared.of(planned, database, links));
    StoredIntent intent = intent(ready, database, pass.options().run());
    List<UUID> earlier = new Sent(sides.draft(), database).onPage().map(StoredIntent::id).toList();
    leases.transaction(
        pass.lease(),
        () -> {
          intents.open(pass.lease(), planned.isUndo() ? List.of() : List.of(intent));
          intents.arrived(earlier, sides.pageId());
          keepEditTime(pass, sides);
        });
    return ready.with(intent);
  }

  private StoredIntent intent(Planned planned, Database database, UUID run) {
    Sides sides = planned.sides();
    Intent about =
        planned.prepared() == null
            ? Intent.of(planned.plan(), sides.row())
            : planned.prepared().about(planned);
    return new StoredIntent(
        UUID.randomUUID(),
        sides.getKey(),
        planned.plan().page() == Step.CREATE ? null : sides.pageId(),
        about.step(),
        about.deleted(),
        about.page(),
        about.row(),
        run,
        new RecordHistory(planned).onPage(about.page()::containsKey),
        stampedAt(planned, database),
        false,
        null);
  }

  /** A time that tells this request from every other that the page may have got. */
  private Instant stampedAt(Planned planned, Database database) {
    Set<Instant> taken = new HashSet<>();
    planned.sides().draft().intents().stream()
        .map(StoredIntent::stampedAt)
        .filter(Objects::nonNull)
        .forEach(taken::add);
    Page current = planned.sides().look().page();
    if (current != null) {
      Stamp.on(current, database.binding()).ifPresent(taken::add);
    }
    return Stamp.next(planned.sides().getKey(), clock.instant(), taken).at();
  }

  /** Once we have written the page, Notion no longer says when a person did. */
  private void keepEditTime(Pass pass, Sides sides) {
    if (sides.link() != null
        && sides.pageSide() instanceof PageSide.Present page
        && !Objects.equals(page.editedAt(), sides.link().pageEdited())) {
      links.edited(pass.database().name(), sides.getKey(), page.editedAt());
    }
  }
}
