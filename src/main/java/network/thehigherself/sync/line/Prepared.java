package network.thehigherself.sync.line;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.notion.PageBody;
import network.thehigherself.sync.plan.Intent;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Links;

/**
 * A POST or PATCH, ready to be sent: made before its intent is committed, so that the intent names
 * what is in it and nothing else.
 *
 * @param wire what it carries, with page ids in the place of references
 * @param body the same as Notion takes it, without a stamp
 * @param current the page as it is, whole; null for a page to create
 */
record Prepared(Wire wire, PageBody body, Page current) {

  /** What the plan of a record needs to send. A page that Notion cut is read whole for it. */
  static Prepared of(Planned planned, Database database, Links links) {
    Sides sides = planned.sides();
    Wire wire = wire(planned, database.mapping(), links);
    Page current =
        planned.plan().page() == Step.CREATE
            ? null
            : database.pageFields().whole(sides.look().page());
    return new Prepared(wire, body(database, sides.getKey(), wire.values(), current), current);
  }

  private static Wire wire(Planned planned, Mapping mapping, Links links) {
    Map<String, Value> toPage = planned.plan().toPage();
    Map<UUID, UUID> pages = new HashMap<>();
    References.keysByTarget(mapping, toPage)
        .forEach((target, keys) -> pages.putAll(links.pagesOf(target, keys)));
    return Wire.of(mapping, References.ofKeys(pages), toPage, planned.sides().look().fields());
  }

  /** The body of a PATCH of this page; of a POST where there is none. */
  static PageBody body(Database database, UUID key, Map<String, Value> values, Page current) {
    return current == null
        ? PageBody.creation(
            database.mapping(), database.binding(), database.dataSource(), key, values)
        : PageBody.change(database.mapping(), database.binding(), values, current);
  }

  /** The same, once its page was taken out of the trash. */
  Prepared with(Page restored) {
    return new Prepared(wire, body, restored);
  }

  /** What the plan is about to do, without what cannot be sent. */
  Intent about(Planned planned) {
    return Intent.of(planned.plan(), planned.sides().row())
        .without(body.refused().keySet())
        .without(wire.unsent())
        .withoutElements(wire.incomplete());
  }
}
