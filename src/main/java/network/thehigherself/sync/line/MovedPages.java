package network.thehigherself.sync.line;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.postgres.Links;

/**
 * Pages that a person moved here from another mapped database. A page keeps its record when it is
 * moved; it has no second one where it came to, whatever key it carries.
 */
final class MovedPages {
  private final Links links;

  MovedPages(Links links) {
    this.links = links;
  }

  /** Those of these pages that were moved here, and from which database. */
  Map<UUID, String> among(Collection<UUID> pageIds, Database here) {
    return links.elsewhere(here.name(), pageIds);
  }

  /** The records with what there is to do about the pages that were moved here. */
  List<Draft> marked(List<Draft> drafts, Database here) {
    List<UUID> unmet =
        drafts.stream().filter(draft -> draft.isNew(here)).map(Draft::pageId).toList();
    Map<UUID, String> moved = among(unmet, here);
    return drafts.stream()
        .map(
            draft ->
                draft.isNew(here) && moved.containsKey(draft.pageId())
                    ? draft.with(draft.look().another(advice(moved.get(draft.pageId()))))
                    : draft)
        .toList();
  }

  private static String advice(String from) {
    return ("the page was moved here from \"%s\" and still belongs to its row there. Move it back in"
            + " Notion; if it shall live here, duplicate it here first, and throw the first one"
            + " away once it is back")
        .formatted(from);
  }
}
