package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Batch;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.plan.Compared;
import network.thehigherself.sync.postgres.Link;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.RowState;
import network.thehigherself.sync.postgres.Rows;

/**
 * One comparison of the two sides of a database. Every page is compared with the row that its link
 * names, or else its key property; then come the rows that no page was compared with. Values are
 * held for one batch at a time, ids until the end.
 *
 * <p>Both sides may move while they are read, and Notion's index may lag. What does not seem equal
 * is therefore looked at once more at the end, the page with a GET of its own. Where there is more
 * than {@value #SECOND_LOOKS} of that, movement is not the reason, and the rest is told as it was
 * first seen: at Notion's three requests a second this many take almost two minutes.
 */
final class Verification {
  private static final int SECOND_LOOKS = 300;

  private final Database database;
  private final Mapping mapping;
  private final Notion notion;
  private final Gather gather;
  private final Links links;
  private final Rows rows;
  private final DatabaseReport report;

  private final Set<UUID> met = new HashSet<>();
  private long equal;

  Verification(
      Database database,
      Notion notion,
      Gather gather,
      Links links,
      Rows rows,
      DatabaseReport report) {
    this.database = database;
    this.mapping = database.mapping();
    this.notion = notion;
    this.gather = gather;
    this.links = links;
    this.rows = rows;
    this.report = report;
  }

  /** Reads and compares. */
  Verified verified() {
    List<Verified.Finding> doubtful = new ArrayList<>();
    notion.whole(database.dataSource()).forEachRemaining(batch -> doubtful.addAll(pages(batch)));
    doubtful.addAll(rowsWithoutPage());

    List<Verified.Finding> findings = new ArrayList<>();
    for (int i = 0; i < doubtful.size(); i++) {
      findings.addAll(i < SECOND_LOOKS ? again(doubtful.get(i)) : List.of(doubtful.get(i)));
    }
    return new Verified(equal, findings);
  }

  private List<Verified.Finding> pages(Batch batch) {
    report.fromNotion().add(Tally.Kind.READ, batch.pages().size());
    return compare(looks(batch.pages()));
  }

  /** Each page with the key of its row; of two pages with the same key the first has the row. */
  private List<Look> looks(List<Page> pages) {
    Map<UUID, UUID> partners = partners(pages);
    List<Look> looks = new ArrayList<>();
    for (Page page : pages) {
      UUID partner = partners.get(Identify.id(page));
      UUID key = partner != null && met.add(partner) ? partner : null;
      looks.add(Look.of(Notice.ofPage(page).read(database.pageFields()), key, false));
    }
    return looks;
  }

  /**
   * The keys of these pages: of their links, or else what they say, where that is nobody else's.
   */
  private Map<UUID, UUID> partners(List<Page> pages) {
    Map<UUID, UUID> partners = new HashMap<>();
    for (Page page : pages) {
      database.pageFields().keyOf(page).ifPresent(key -> partners.put(Identify.id(page), key));
    }
    Set<UUID> taken = links.pagesOf(database.name(), partners.values()).keySet();
    partners.values().removeAll(taken);
    List<UUID> ids = pages.stream().map(Identify::id).toList();
    for (Link link : links.byPage(mapping, ids).values()) {
      partners.put(link.pageId(), link.key());
    }
    return partners;
  }

  private Set<Verified.Finding> rowsWithoutPage() {
    Set<Verified.Finding> alone = new LinkedHashSet<>();
    rows.alive(mapping)
        .forEachRemaining(
            keys -> {
              report.fromSupabase().add(Tally.Kind.READ, keys.size());
              for (UUID key : keys) {
                if (!met.contains(key)) {
                  alone.add(new Verified.Finding(null, key, new Compared.OnlySupabase()));
                }
              }
            });
    return alone;
  }

  /** The same record as it is now. A row may have got its page since, and a page its row. */
  private List<Verified.Finding> again(Verified.Finding before) {
    UUID key = before.key();
    if (before.page() == null && met.contains(key)) {
      return List.of();
    }
    UUID page =
        before.page() == null
            ? links.pagesOf(database.name(), List.of(key)).get(key)
            : before.page();
    Look look = Look.of(Notice.ofRow(key).meeting(page), key, false);
    if (page == null) {
      return compare(List.of(look));
    }
    Look now = gather.now(database, draft(look, null));
    return compare(key == null && now.page() != null ? looks(List.of(now.page())) : List.of(now));
  }

  /** Counts those that are equal, and returns the others. */
  private List<Verified.Finding> compare(List<Look> looks) {
    Collection<UUID> keys = looks.stream().map(Look::key).filter(Objects::nonNull).toList();
    Map<UUID, RowState> states = rows.read(mapping, keys);
    List<Draft> drafts = looks.stream().map(look -> draft(look, states.get(look.key()))).toList();
    List<Verified.Finding> findings = new ArrayList<>();
    for (Sides sides : gather.sides(database, drafts)) {
      Compared compared = database.comparison().of(sides.pageSide(), sides.rowSide());
      if (compared instanceof Compared.Equal) {
        equal++;
      } else if (!(compared instanceof Compared.Nothing)) {
        findings.add(new Verified.Finding(sides.pageId(), sides.getKey(), compared));
      }
    }
    return findings;
  }

  /** Page and row alone: what they last agreed on does not matter. */
  private static Draft draft(Look look, RowState row) {
    return new Draft(look, null, List.of(), row, false, null);
  }
}
