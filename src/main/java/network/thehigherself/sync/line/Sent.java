package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Stamp;
import network.thehigherself.sync.plan.Base;
import network.thehigherself.sync.plan.Intent;
import network.thehigherself.sync.plan.PageSide;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.HistoryEntry;
import network.thehigherself.sync.postgres.StoredIntent;

/**
 * What was sent to the page of a record without that anybody wrote down what became of it. Pure.
 *
 * @param draft the record, with its open intents
 */
record Sent(Draft draft, Database database) {

  /**
   * What the page tells of what was sent to it.
   *
   * @param base what both sides agreed on; null where they never met
   */
  record Learned(Base base, List<Untold> untold) {}

  /**
   * What both sides agreed on: as it was left, and with what was sent to its page since. A page
   * that a create of ours made without an answer, and a twin, start with what that create has sent;
   * to a linked page creates have nothing to say, whose answer its base came with.
   *
   * @param page what Notion says of the page
   * @param me the id of our bot in Notion
   */
  Learned learned(References references, PageSide page, String me) {
    boolean isMade = draft.look().isTwin() || isCreatedWithoutAnswer(me);
    boolean isOurs = isMade || isLastEditedBy(me);
    Base base =
        isMade ? new Base(Map.of(), false) : draft.link() == null ? null : draft.link().base();
    List<StoredIntent> about = about(isMade);
    for (StoredIntent intent : about) {
      Intent sent = planned(intent, database.mapping(), references);
      base =
          isOnPage(intent)
              ? sent.arrived(base, untouched(intent, page, me))
              : sent.claimElements(isOurs ? sent.claim(base, page) : base, page);
    }
    return new Learned(base, isSeen(page) ? untold(about, page) : List.of());
  }

  /** Whether the page tells of what was sent to it; a twin is about to go. */
  private boolean isSeen(PageSide page) {
    return !draft.look().isTwin()
        && (page instanceof PageSide.Present || page instanceof PageSide.Trashed);
  }

  private List<Untold> untold(List<StoredIntent> about, PageSide page) {
    List<Untold> untold = new ArrayList<>();
    boolean isMakerFound = false;
    for (StoredIntent intent : about) {
      boolean isMaker = intent.creates() && !isMakerFound;
      List<HistoryEntry> entries =
          isOnPage(intent)
              ? intent.history()
              : isMaker ? created(intent, page) : overwritten(intent, page);
      isMakerFound |= isMaker;
      if (!entries.isEmpty()) {
        untold.add(new Untold(intent.id(), entries));
      }
    }
    return untold;
  }

  /**
   * The page is there, so it was created. Where nothing tells which of several creates made it, any
   * of them will do; and where nothing tells that all was taken, it got what it shows.
   */
  private static List<HistoryEntry> created(StoredIntent intent, PageSide page) {
    return intent.history().stream().map(entry -> entry.shownBy(page.held())).toList();
  }

  /**
   * What a person had typed and the page does not show any more is kept, also where nobody knows
   * who has overwritten it: nothing else knows these values.
   */
  private static List<HistoryEntry> overwritten(StoredIntent intent, PageSide page) {
    return intent.history().stream()
        .filter(
            entry -> entry.loser() != null && !entry.loser().equals(page.held().get(entry.field())))
        .map(HistoryEntry::kept)
        .toList();
  }

  /** The open intents that the page tells have arrived. */
  Stream<StoredIntent> onPage() {
    return draft.intents().stream().filter(this::isOnPage);
  }

  /**
   * The open intents that speak of this page: those that name it, and of a page that was made the
   * create that made it, or each that may have.
   */
  private List<StoredIntent> about(boolean isMade) {
    boolean isMakerKnown = onPage().anyMatch(StoredIntent::creates);
    return draft.intents().stream()
        .filter(
            intent ->
                intent.creates()
                    ? isMade && (isMakerKnown ? isOnPage(intent) : intent.pageId() == null)
                    : intent.pageId().equals(draft.pageId()))
        .toList();
  }

  /** A stamp that the page carries, or was seen with, tells that it was written. */
  private boolean isOnPage(StoredIntent intent) {
    return (intent.arrived() && intent.pageId().equals(draft.pageId())) || isStamped(intent);
  }

  private boolean isStamped(StoredIntent intent) {
    return intent.stampedAt() != null
        && draft.look().page() != null
        && Stamp.on(draft.look().page(), database.binding())
            .filter(intent.stampedAt()::equals)
            .isPresent();
  }

  /** What the page holds, where nobody has edited it since this was sent; else nothing. */
  private Map<String, Value> untouched(StoredIntent intent, PageSide page, String me) {
    return isStamped(intent) && isLastEditedBy(me) && page instanceof PageSide.Present present
        ? present.fields()
        : Map.of();
  }

  private boolean isLastEditedBy(String me) {
    return draft.look().page() != null && me.equals(draft.look().page().lastEditedBy());
  }

  /** Whether the page is one that a create of ours made, whose answer was lost. */
  private boolean isCreatedWithoutAnswer(String me) {
    return draft.link() == null
        && draft.look().page() != null
        && me.equals(draft.look().page().createdBy())
        && draft.intents().stream().anyMatch(StoredIntent::creates);
  }

  /** The intent as the planner understands it. */
  private static Intent planned(StoredIntent intent, Mapping mapping, References references) {
    return new Intent(
        intent.step(),
        intent.rowDeleted(),
        references.resolved(mapping, intent.page()),
        references.resolved(mapping, intent.row()));
  }
}
