package network.thehigherself.sync.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.plan.PageSide;
import network.thehigherself.sync.plan.RowSide;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Link;
import network.thehigherself.sync.postgres.RowState;
import network.thehigherself.sync.postgres.StoredIntent;

/**
 * What was read of one record, before its references have the names that all three values share.
 * Pure.
 *
 * @param look what the record is and how the page was come by
 * @param link the pair as it was last left; null where page and row never met
 * @param intents what was sent for this record and never heard of again
 * @param rowState the row; null where there is none
 * @param isTombstoned whether somebody deleted the row
 * @param owedSince since when it is left unsettled; null where it is not
 */
record Draft(
    Look look,
    Link link,
    List<StoredIntent> intents,
    RowState rowState,
    boolean isTombstoned,
    Instant owedSince) {

  Draft with(Look again) {
    return new Draft(again, link, intents, rowState, isTombstoned, owedSince);
  }

  /** Everything in which a reference may stand. */
  List<Map<String, Value>> values(Mapping mapping) {
    List<Map<String, Value>> values = new ArrayList<>();
    values.add(References.marked(mapping, look.fields()));
    if (rowState != null) {
      values.add(rowState.fields());
    }
    for (StoredIntent intent : intents) {
      values.add(intent.page());
      values.add(intent.row());
    }
    return values;
  }

  /**
   * The sides of the record.
   *
   * @param references the links of everything that {@link #values} mentions
   * @param me the id of our bot in Notion
   */
  Sides sides(Database database, References references, String me) {
    Mapping mapping = database.mapping();
    Map<String, Value> page =
        references.resolved(mapping, References.marked(mapping, look.fields()));
    PageSide pageSide = pageSide(database, page, me);
    Sent.Learned learned = new Sent(this, database).learned(references, pageSide, me);
    return new Sides(
        this, learned.base(), learned.untold(), pageSide, rowSide(mapping, references));
  }

  /** Whether its page is in this database and was never met here. */
  boolean isNew(Database database) {
    return link == null
        && look.page() != null
        && database.dataSource().id().equals(look.page().dataSourceId());
  }

  private PageSide pageSide(Database database, Map<String, Value> fields, String me) {
    Page page = look.page();
    if (look.gone() != null) {
      return new PageSide.Gone(look.gone());
    }
    if (page == null) {
      return link == null ? new PageSide.Absent() : presumed();
    }
    if (page.archived()) {
      return new PageSide.Gone("the page is archived in Notion; unarchive it or unlink the row");
    }
    if (!database.dataSource().id().equals(page.dataSourceId())) {
      return isUnknownHere()
          ? new PageSide.Absent()
          : new PageSide.Gone("the page was moved out of its database in Notion");
    }
    return page.inTrash()
        ? new PageSide.Trashed(fields)
        : new PageSide.Present(fields, pageEdited(me));
  }

  /** A page that has left before it was anything here is none of this database's business. */
  private boolean isUnknownHere() {
    return link == null && rowState == null && intents.isEmpty();
  }

  /** Nobody asked for the page: it is taken to be as it was left. */
  private PageSide presumed() {
    Map<String, Value> left =
        link.fields().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().page()));
    return link.deleted()
        ? new PageSide.Trashed(left)
        : new PageSide.Present(left, link.pageEdited());
  }

  private RowSide rowSide(Mapping mapping, References references) {
    if (rowState == null) {
      return isTombstoned || (link != null && link.deleted())
          ? new RowSide.Deleted(Map.of())
          : link == null ? new RowSide.Absent() : new RowSide.Missing();
    }
    Map<String, Value> fields = references.resolved(mapping, rowState.fields());
    return rowState.deletedAt() == null
        ? new RowSide.Present(fields, rowEdited())
        : new RowSide.Deleted(fields);
  }

  /** The last change of the page that was not ours, as far as Notion lets anybody know. */
  Instant pageEdited(String me) {
    Page page = look.page();
    Instant before = link == null ? null : link.pageEdited();
    return page == null || me.equals(page.lastEditedBy()) ? before : page.lastEditedTime();
  }

  /** The last change of the row that was not ours. */
  Instant rowEdited() {
    if (link == null) {
      return rowState == null ? null : rowState.updatedAt();
    }
    boolean oursWasLast = rowState == null || rowState.updatedAt().equals(link.rowTime());
    return oursWasLast ? link.rowEdited() : rowState.updatedAt();
  }

  /**
   * Whether a create was sent for this record, in vain as it seemed, beside the one that counts.
   */
  boolean mayHaveTwin() {
    return link != null && intents.stream().anyMatch(StoredIntent::creates);
  }

  UUID key() {
    return look.key();
  }

  /** The page's id; null where no page is known. */
  UUID pageId() {
    if (look.page() != null) {
      return UUID.fromString(look.page().id());
    }
    return link == null ? look.notice().pageId() : link.pageId();
  }

  /** The page's id where the linked row does not say it: it was inserted again, or written over. */
  Optional<UUID> pageIdThatTheRowLacks() {
    return link == null || rowState == null
        ? Optional.empty()
        : Optional.ofNullable(link.pageId()).filter(id -> !id.equals(rowState.pageId()));
  }
}
