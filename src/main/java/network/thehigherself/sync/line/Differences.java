package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.plan.FieldPlan;
import network.thehigherself.sync.plan.Matcher;
import network.thehigherself.sync.plan.Meeting;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Rule;
import network.thehigherself.sync.plan.UnlinkedPage;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.RowState;
import network.thehigherself.sync.postgres.Rows;

/**
 * In which fields pages and rows differ that are about to meet, and what becomes of that. Relations
 * are left out: whether they differ shows only when their targets have met. It keeps rules, never
 * values.
 */
final class Differences {
  private final Database database;
  private final String me;
  private final Links links;
  private final Rows rows;
  private final Map<UUID, List<FieldRuling>> found = new HashMap<>();

  private record FieldRuling(String field, Rule rule) {}

  /**
   * @param me the id of our bot in Notion
   */
  Differences(Database database, String me, Links links, Rows rows) {
    this.database = database;
    this.me = me;
    this.links = links;
    this.rows = rows;
  }

  /** Compares those of a batch of pages that may meet a row. */
  void look(List<Page> pages, List<UnlinkedPage> unlinked, Matcher matcher) {
    Map<UUID, UUID> keys = new HashMap<>();
    unlinked.forEach(page -> matcher.candidate(page).ifPresent(key -> keys.put(page.id(), key)));
    if (keys.isEmpty()) {
      return;
    }
    Map<UUID, Page> byId =
        pages.stream().collect(Collectors.toMap(Identify::id, Function.identity(), (a, b) -> b));
    Map<UUID, RowState> states = rows.read(database.mapping(), keys.values());
    keys.forEach((id, key) -> found.put(id, compare(byId.get(id), states.get(key))));
  }

  private List<FieldRuling> compare(Page page, RowState row) {
    if (row == null) {
      return List.of();
    }
    Look look =
        Look.of(Notice.ofPage(page), row.key(), false).at(page, database.pageFields().shown(page));
    Draft draft = new Draft(look, null, List.of(), row, false, null);
    References references =
        References.ofPages(
            links.keysOf(References.pages(database.mapping(), draft.values(database.mapping()))));
    Sides sides = draft.sides(database, references, me);
    Plan plan = database.planner().plan(null, sides.pageSide(), sides.rowSide());
    List<FieldRuling> differing = new ArrayList<>();
    for (FieldPlan field : plan.fields()) {
      if (differs(field)) {
        differing.add(new FieldRuling(field.field(), field.rule()));
      }
    }
    return differing;
  }

  private boolean differs(FieldPlan plan) {
    boolean isRelation =
        database.mapping().field(plan.field()).filter(field -> field.isRelation()).isPresent();
    return !isRelation
        && (plan.toPage() != null || plan.toRow() != null || plan.rule() == Rule.CONFLICT);
  }

  /** Per field how often which rule decides, over those that do meet. */
  Map<String, Map<Rule, Long>> of(Meeting meeting) {
    Map<String, Map<Rule, Long>> counts = new LinkedHashMap<>();
    meeting.pairs().stream()
        .map(pair -> found.getOrDefault(pair.pageId(), List.of()))
        .flatMap(Collection::stream)
        .forEach(
            one ->
                counts
                    .computeIfAbsent(one.field(), field -> new EnumMap<>(Rule.class))
                    .merge(one.rule(), 1L, Long::sum));
    return counts;
  }
}
