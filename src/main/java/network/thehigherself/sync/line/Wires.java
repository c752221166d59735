package network.thehigherself.sync.line;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Links;

/**
 * Says what a POST or PATCH of a record carries, with the pages that its references have by now.
 */
final class Wires {
  private final Links links;

  Wires(Links links) {
    this.links = links;
  }

  Wire of(Database database, Planned planned) {
    Mapping mapping = database.mapping();
    Map<String, Value> toPage = planned.plan().toPage();
    Map<UUID, UUID> pages = new HashMap<>();
    References.keysByTarget(mapping, toPage)
        .forEach((target, keys) -> pages.putAll(links.pagesOf(target, keys)));
    return Wire.of(mapping, References.ofKeys(pages), toPage, planned.sides().look().fields());
  }
}
