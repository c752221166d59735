package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.notion.PageBody;
import network.thehigherself.sync.notion.Stamp;
import network.thehigherself.sync.plan.FieldPlan;
import network.thehigherself.sync.plan.PageSide;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Intent;
import network.thehigherself.sync.postgres.Intents;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.Links;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Commits what is about to be sent to Notion. A kill between sending and writing down the answer
 * then leaves something that the next pass understands. An undo commits nothing: its row gets the
 * same value as its page, and without an intent the next pass takes what the page got for news and
 * writes it to the row.
 */
public final class OpenIntent {
  private final Leases leases;
  private final Intents intents;
  private final Links links;
  private final Wires wires;
  private final Clock clock;

  public OpenIntent(Leases leases, Intents intents, Links links, Clock clock) {
    this.leases = leases;
    this.intents = intents;
    this.links = links;
    this.wires = new Wires(links);
    this.clock = clock;
  }

  /** The same record, once its intent is committed under the pass's lease. */
  public Planned open(@Body Planned planned, @ExchangeProperty(Pass.PROPERTY) Pass pass) {
    if (planned.isTrashesTwin()) {
      return planned;
    }
    Sides sides = planned.sides();
    UUID page = planned.plan().page() == Step.CREATE ? null : sides.pageId();
    network.thehigherself.sync.plan.Intent about = about(planned, pass.database());
    Intent intent =
        new Intent(
            UUID.randomUUID(),
            sides.getKey(),
            page,
            about.step(),
            about.deleted(),
            about.page(),
            about.row(),
            losers(planned.plan()),
            stampedAt(planned, pass.database()),
            false,
            null);
    List<UUID> earlier = sides.draft().onPage(pass.database()).map(Intent::id).toList();
    leases.transaction(
        pass.lease(),
        () -> {
          intents.open(pass.lease(), planned.isUndo() ? List.of() : List.of(intent));
          intents.arrived(earlier);
          keepEditTime(pass, sides);
        });
    return planned.with(intent);
  }

  /** What will be sent; what cannot be is no part of it. */
  private network.thehigherself.sync.plan.Intent about(Planned planned, Database database) {
    Sides sides = planned.sides();
    Wire wire = wires.of(database, planned);
    PageBody body =
        PageBody.change(database.mapping(), database.binding(), wire.values(), sides.look().page());
    return network.thehigherself.sync.plan.Intent.of(planned.plan(), sides.row())
        .without(body.refused().keySet())
        .without(wire.unsent())
        .withoutElements(wire.incomplete());
  }

  /** Null where nothing tells: a page that goes to the trash takes no stamp along. */
  private Instant stampedAt(Planned planned, Database database) {
    Sides sides = planned.sides();
    Page current = planned.plan().page() == Step.CREATE ? null : sides.look().page();
    return planned.plan().page() == Step.DELETE
        ? null
        : Stamp.next(sides.getKey(), clock.instant(), database.binding(), current).at();
  }

  /** Once we have written the page, Notion no longer says when a person did. */
  private void keepEditTime(Pass pass, Sides sides) {
    if (sides.link() != null
        && sides.pageSide() instanceof PageSide.Present page
        && !Objects.equals(page.editedAt(), sides.link().pageEdited())) {
      links.edited(pass.database().name(), sides.getKey(), page.editedAt());
    }
  }

  private static Map<String, Value> losers(Plan plan) {
    return plan.fields().stream()
        .filter(field -> field.toPage() != null && field.loser() != null)
        .collect(Collectors.toMap(FieldPlan::field, FieldPlan::loser));
  }
}
