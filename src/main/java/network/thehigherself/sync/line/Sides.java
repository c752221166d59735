package network.thehigherself.sync.line;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Base;
import network.thehigherself.sync.plan.PageSide;
import network.thehigherself.sync.plan.RowSide;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Link;

/**
 * Base, page and row of one record, in the same names for references.
 *
 * @param draft what they were read from
 * @param base what both sides agreed on; null where they never met
 * @param untold what earlier requests did to the page, of which the history knows nothing yet
 * @param pageSide the page; presumed from the base where nobody asked Notion
 * @param rowSide the row
 */
public record Sides(
    Draft draft, Base base, List<Untold> untold, PageSide pageSide, RowSide rowSide) {

  /** The record's key; the routes ask. */
  public UUID getKey() {
    return draft.key();
  }

  /** The page's id; null where no page is known. */
  UUID pageId() {
    return draft.pageId();
  }

  Look look() {
    return draft.look();
  }

  Link link() {
    return draft.link();
  }

  /** Whether the base already holds exactly these values and nothing is owed. */
  boolean isSettled() {
    return look().notice().why() == Notice.Why.NOTICED
        && !look().isTwin()
        && link() != null
        && draft.intents().isEmpty()
        && draft.owedSince() == null
        && (base.deleted() ? isDeleted() : holdsBoth());
  }

  /** Nothing but a restore is news of a record that is deleted on both sides. */
  private boolean isDeleted() {
    return pageSide instanceof PageSide.Trashed && rowSide instanceof RowSide.Deleted;
  }

  private boolean holdsBoth() {
    return pageSide instanceof PageSide.Present page
        && rowSide instanceof RowSide.Present row
        && draft.rowState().pendingFields().isEmpty()
        && draft.pageIdThatTheRowLacks().isEmpty()
        && row.fields().keySet().stream()
            .allMatch(field -> holds(field, page.fields().get(field), row.fields().get(field)));
  }

  private boolean holds(String field, Value page, Value row) {
    Base.Field agreed = base.fields().get(field);
    if (row.isUnread() || (page != null && page.isUnread())) {
      return false;
    }
    boolean pageKnown = page != null && page.isKnown();
    if (agreed == null) {
      return !pageKnown && (!row.isKnown() || row.isEmpty());
    }
    return (!pageKnown || page.equals(agreed.page()))
        && (!row.isKnown() || row.equals(agreed.row()));
  }

  /**
   * Whether the page may be an answer of an index that lags: a query showed it, it differs from the
   * base, but was not edited after the last answer that was taken in. Taking a page out of the
   * trash is no edit, so that of a deleted record nothing but its page itself can tell; and whether
   * what was sent has arrived neither.
   */
  boolean isMaybeStale() {
    return look().page() != null
        && look().isQueried()
        && (!draft.intents().isEmpty()
            || (link() != null && (link().deleted() || (isOlder() && !isAsLeft()))));
  }

  private boolean isOlder() {
    return link().pageTime() == null || !look().page().lastEditedTime().isAfter(link().pageTime());
  }

  private boolean isAsLeft() {
    return pageSide instanceof PageSide.Present page && holdsPage(page.fields());
  }

  /** Whether the page is as it was left and nobody is about to write it. */
  boolean isPageSettled() {
    return link() != null
        && draft.intents().isEmpty()
        && draft.owedSince() == null
        && !base.deleted()
        && rowSide instanceof RowSide.Present
        && pageSide instanceof PageSide.Present page
        && holdsPage(page.fields());
  }

  /**
   * A field that was mapped since is not among what was agreed on: its page is as empty as then.
   */
  private boolean holdsPage(Map<String, Value> page) {
    return page.entrySet().stream()
        .allMatch(
            entry -> {
              Base.Field agreed = base.fields().get(entry.getKey());
              Value before = agreed == null ? Value.empty() : agreed.page();
              return !entry.getValue().isKnown() || entry.getValue().equals(before);
            });
  }

  /** The page's values by field; none where there is no page. */
  Map<String, Value> page() {
    return pageSide.held();
  }

  /** The row's values by field; none where there is no row. */
  Map<String, Value> row() {
    if (rowSide instanceof RowSide.Present present) {
      return present.fields();
    }
    return rowSide instanceof RowSide.Deleted deleted ? deleted.fields() : Map.of();
  }
}
