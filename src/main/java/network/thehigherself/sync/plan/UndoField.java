package network.thehigherself.sync.plan;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One field that a run changed, on its way back. */
final class UndoField {
  private final FieldRule rule;
  private final Base.Field base;
  private final Done.Change onPage;
  private final Done.Change inRow;
  private final Value page;
  private final Value row;
  private final Value pageBefore;
  private final Value rowBefore;

  /**
   * @param base what both sides last agreed on; null where the field never met
   * @param onPage what the run changed on the page; null for nothing
   * @param inRow what the run changed in the row; null for nothing
   * @param page what the page holds; null: unknown
   * @param row what the row holds; null: unknown
   */
  UndoField(
      FieldRule rule,
      Base.Field base,
      Done.Change onPage,
      Done.Change inRow,
      Value page,
      Value row) {
    this.rule = rule;
    this.base = base;
    this.onPage = onPage;
    this.inRow = inRow;
    this.page = page == null ? Value.unknown("the page's value cannot be read") : page;
    this.row = row == null ? Value.unknown("the row's value cannot be read") : row;
    Value wanted = inRow == null ? null : union(inRow.before());
    if (!this.page.isKnown() || !this.row.isKnown()) {
      pageBefore = null;
      rowBefore = null;
    } else if (inRow == null) {
      pageBefore = onPage.before();
      rowBefore = pageBefore == null ? null : rule.fit().narrow(pageBefore);
    } else {
      rowBefore = wanted;
      pageBefore = wanted == null ? null : rule.fit().widen(wanted, page);
    }
  }

  /** Where the run merged a set, each side held a part of it: nothing of either is lost. */
  private Value union(Value before) {
    if (onPage == null || onPage.before() == null || before == null || !rule.setLike()) {
      return before;
    }
    Set<String> either = new TreeSet<>(before.asSet());
    either.addAll(onPage.before().asSet());
    return Value.elements(either);
  }

  /** Why the field stays as it is; empty where it can go back. */
  Optional<String> obstacle() {
    if (page instanceof Value.Unknown unread) {
      return Optional.of(unread.reason());
    }
    if (row instanceof Value.Unknown unread) {
      return Optional.of(unread.reason());
    }
    if (rule.direction() != Direction.BOTH) {
      return Optional.of("it goes one way only; change it on the side that it comes from");
    }
    if (pageBefore == null || rowBefore == null) {
      return Optional.of("nobody knows any more what it held before");
    }
    if (pageBefore instanceof Value.Unknown refused) {
      return Optional.of(refused.reason());
    }
    if (rowBefore instanceof Value.Unknown refused) {
      return Optional.of(refused.reason());
    }
    if (!page.equals(pageBefore) && !page.equals(left(onPage, true))) {
      return Optional.of("the page was edited since");
    }
    return row.equals(rowBefore) || row.equals(left(inRow, false))
        ? Optional.empty()
        : Optional.of("the row was edited since");
  }

  /** What the run left there: what it wrote, or what both sides agreed on then. */
  private Value left(Done.Change change, boolean ofPage) {
    if (change != null) {
      return change.after();
    }
    return base == null ? null : ofPage ? base.page() : base.row();
  }

  /** What is written where; nothing to a side that holds it already. */
  FieldPlan plan() {
    return new FieldPlan(
        rule.field(),
        Rule.UNDONE,
        page.equals(pageBefore) ? null : pageBefore,
        row.equals(rowBefore) ? null : rowBefore,
        null,
        false,
        null);
  }
}
