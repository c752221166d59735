package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.notion.Batch;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.plan.UnlinkedPage;
import network.thehigherself.sync.plan.UnlinkedRow;
import network.thehigherself.sync.postgres.Intents;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.RowState;
import network.thehigherself.sync.postgres.Rows;

/** Finds the pages and rows without a link, and keeps of them only what may join them. */
final class UnlinkedRecords {
  private final Databases databases;
  private final Links links;
  private final Rows rows;
  private final Intents intents;

  UnlinkedRecords(Databases databases, Links links, Rows rows, Intents intents) {
    this.databases = databases;
    this.links = links;
    this.rows = rows;
    this.intents = intents;
  }

  /** All rows without a link that are not marked as deleted. */
  List<UnlinkedRow> rows(Database database) {
    MatchFields match = new MatchFields(database.mapping());
    List<UnlinkedRow> unlinked = new ArrayList<>();
    rows.unlinked(database.mapping())
        .forEachRemaining(
            keys -> {
              for (RowState row : rows.read(database.mapping(), keys).values()) {
                unlinked.add(
                    new UnlinkedRow(
                        row.key(), row.pageId(), match.ofRow(row.fields()).orElse(null)));
              }
            });
    return unlinked;
  }

  /** Those of all these pages that have no link. */
  List<UnlinkedPage> pages(Database database, Iterator<Batch> batches) {
    List<UnlinkedPage> unlinked = new ArrayList<>();
    batches.forEachRemaining(batch -> unlinked.addAll(pages(database, batch.pages())));
    return unlinked;
  }

  /**
   * Those of these pages that have no link, without second ones that we made ourselves. A copy that
   * a person made of a page whose create we know no answer of meets nobody.
   */
  List<UnlinkedPage> pages(Database database, List<Page> pages) {
    Set<UUID> linked = links.keysOf(pages.stream().map(Identify::id).toList()).keySet();
    List<Page> fresh =
        pages.stream()
            .filter(page -> !linked.contains(Identify.id(page)) && isThere(database, page))
            .toList();
    Set<UUID> stamps = new HashSet<>();
    fresh.forEach(page -> database.pageFields().keyOf(page).ifPresent(stamps::add));
    Map<UUID, UUID> owners = links.pagesOf(database.name(), stamps);
    Set<UUID> creating = intents.creating(database.name(), stamps);
    MatchFields match = new MatchFields(database.mapping());
    List<UnlinkedPage> unlinked = new ArrayList<>();
    for (Page page : fresh) {
      UUID stamp = database.pageFields().keyOf(page).orElse(null);
      boolean isAnothers = stamp != null && owners.containsKey(stamp);
      boolean ours = databases.me().equals(page.createdBy());
      if (stamp != null && !isAnothers && !ours && creating.contains(stamp)) {
        unlinked.add(new UnlinkedPage(Identify.id(page), null, null));
      } else if (!isAnothers || !ours) {
        unlinked.add(
            new UnlinkedPage(
                Identify.id(page),
                isAnothers ? null : stamp,
                match.ofPage(database.pageFields().shown(page)).orElse(null)));
      }
    }
    return unlinked;
  }

  private static boolean isThere(Database database, Page page) {
    return !page.inTrash()
        && !page.archived()
        && database.dataSource().id().equals(page.dataSourceId());
  }
}
