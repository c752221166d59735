package network.thehigherself.sync.plan;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides what shall happen to one field: a three-way merge of base, page and row. */
final class FieldPlanner {
  private final FieldRule rule;
  private final Base.Field base;
  private final Value page;
  private final Value row;
  private final boolean pageIsNewer;

  /**
   * @param base what both sides last agreed on; null where the field never met
   * @param page null: the answer did not name the field, which is unknown
   * @param row likewise
   * @param pageIsNewer who wins under {@link Policy#NEWEST}
   */
  FieldPlanner(FieldRule rule, Base.Field base, Value page, Value row, boolean pageIsNewer) {
    this.rule = rule;
    this.base = base;
    this.page = page == null ? Value.unknown("not part of the page's answer") : page;
    this.row = row == null ? Value.unknown("not part of the row") : row;
    this.pageIsNewer = pageIsNewer;
  }

  /** For a record that one side does not have yet. */
  FieldPlan create() {
    return page.isEmpty() && row.isEmpty() ? start().orElseGet(this::plan) : plan();
  }

  boolean isComputed() {
    return rule.computed();
  }

  FieldPlan plan() {
    boolean pageChanged =
        page.isKnown() && !page.equals(base == null ? Value.empty() : base.page());
    boolean rowChanged = row.isKnown() && !row.equals(base == null ? Value.empty() : base.row());
    if (!page.isKnown() || !row.isKnown()) {
      return unknown(pageChanged || rowChanged);
    }
    if (!pageChanged && !rowChanged) {
      return isStarted()
          ? pageTo(Rule.DEFAULT, null)
          : FieldPlan.still(rule.field(), base == null ? Rule.AGREED : Rule.SAME);
    }
    return switch (rule.direction()) {
      case BOTH -> eitherWay(pageChanged, rowChanged);
      case NOTION_TO_SUPABASE ->
          rowChanged ? pageTo(Rule.READ_ONLY, row) : pageTo(Rule.FROM_PAGE, null);
      case SUPABASE_TO_NOTION ->
          pageChanged ? rowTo(Rule.READ_ONLY, page) : rowTo(Rule.FROM_ROW, null);
    };
  }

  /** Both sides start with what the column can hold, and with nothing where one refuses it. */
  private Optional<FieldPlan> start() {
    Value forRow = rule.fit().narrow(rule.initial());
    Value forPage = forRow.isKnown() ? rule.fit().widen(forRow, page) : forRow;
    return forPage.isKnown() && !forPage.isEmpty() && !forRow.isEmpty()
        ? Optional.of(new FieldPlan(rule.field(), Rule.DEFAULT, forPage, forRow, null, false, null))
        : Optional.empty();
  }

  /** Whether a kill came after the page started with its value, and before the row did. */
  private boolean isStarted() {
    return base != null
        && row.isEmpty()
        && start().filter(start -> page.equals(start.toPage())).isPresent();
  }

  private FieldPlan eitherWay(boolean pageChanged, boolean rowChanged) {
    if (!rowChanged) {
      return pageTo(Rule.FROM_PAGE, null);
    }
    if (!pageChanged) {
      return rowTo(Rule.FROM_ROW, null);
    }
    return bothChanged();
  }

  /**
   * A change that cannot be weighed against the other side waits, and so does what can be read
   * later: it may be a change. Otherwise nothing is owed.
   */
  private FieldPlan unknown(boolean otherSideChanged) {
    Value unread = page.isKnown() ? row : page;
    return otherSideChanged || unread.isUnread()
        ? FieldPlan.held(rule.field(), Rule.UNKNOWN, ((Value.Unknown) unread).reason())
        : FieldPlan.still(rule.field(), Rule.UNKNOWN);
  }

  private FieldPlan bothChanged() {
    if (rule.fit().agree(page, row)) {
      return FieldPlan.still(rule.field(), Rule.AGREED);
    }
    if (rule.setLike()) {
      return merged();
    }
    return switch (rule.policy()) {
      case NEWEST -> pageIsNewer ? pageTo(Rule.PAGE_WINS, row) : rowTo(Rule.ROW_WINS, page);
      case NOTION -> pageTo(Rule.PAGE_WINS, row);
      case SUPABASE -> rowTo(Rule.ROW_WINS, page);
      case MANUAL ->
          FieldPlan.held(
              rule.field(), Rule.CONFLICT, "both sides changed it; a person must choose");
    };
  }

  private FieldPlan pageTo(Rule why, Value loser) {
    Value fitting = rule.fit().narrow(page);
    if (fitting instanceof Value.Unknown refused) {
      return unfit(refused);
    }
    return fitting.equals(row)
        ? FieldPlan.still(rule.field(), Rule.AGREED)
        : FieldPlan.toRow(rule.field(), why, fitting, loser);
  }

  private FieldPlan rowTo(Rule why, Value loser) {
    Value fitting = rule.fit().widen(row, page);
    if (fitting instanceof Value.Unknown refused) {
      return unfit(refused);
    }
    return fitting.equals(page)
        ? FieldPlan.still(rule.field(), Rule.AGREED)
        : FieldPlan.toPage(rule.field(), why, fitting, loser);
  }

  /** What either side added is there, what either side removed is not. */
  private FieldPlan merged() {
    Set<String> elements = new TreeSet<>(page.asSet());
    elements.addAll(row.asSet());
    if (base != null) {
      removed(base.page(), page).forEach(elements::remove);
      removed(base.row(), row).forEach(elements::remove);
    }
    Value forRow = rule.fit().narrow(Value.elements(elements));
    if (forRow instanceof Value.Unknown refused) {
      return unfit(refused);
    }
    Value forPage = rule.fit().widen(forRow, page);
    if (forPage instanceof Value.Unknown refused) {
      return unfit(refused);
    }
    return FieldPlan.merged(
        rule.field(), forPage.equals(page) ? null : forPage, forRow.equals(row) ? null : forRow);
  }

  /** The winner cannot be written, and writing the loser instead would be wrong. */
  private FieldPlan unfit(Value.Unknown refused) {
    return FieldPlan.held(rule.field(), Rule.UNFIT, refused.reason());
  }

  /** Nothing was removed from what was no set yet when the base was agreed on. */
  private static Set<String> removed(Value before, Value now) {
    if (!(before instanceof Value.Elements set)) {
      return Set.of();
    }
    Set<String> removed = new TreeSet<>(set.elements());
    removed.removeAll(now.asSet());
    return removed;
  }
}
