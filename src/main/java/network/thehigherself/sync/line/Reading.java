package network.thehigherself.sync.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.postgres.WholeRead;

/**
 * What a pass reads of its door's side: where from, how far the cursor moves once it is done, and
 * the place of a whole read.
 */
final class Reading {
  private final RunOptions options;
  private final Instant cursorBefore;
  private final boolean writes;
  private Instant horizon;
  private boolean whole;
  private WholeRead brokenOff;
  private Instant reached;
  private PagesSeen pagesSeen;

  /**
   * @param cursorBefore the door's cursor; null where nothing was read yet
   * @param writes whether the pass may write anything down
   */
  Reading(RunOptions options, Instant cursorBefore, boolean writes) {
    this.options = options;
    this.cursorBefore = cursorBefore;
    this.writes = writes;
  }

  /** Where to look from; null: read whole. */
  Instant from() {
    return options.full() ? null : options.since() != null ? options.since() : cursorBefore;
  }

  /** Notes how far the door will have looked once the pass is done. The first call counts. */
  void reaches(Instant instant) {
    horizon = horizon == null ? instant : horizon;
  }

  /** Where the cursor moves to; null where it stays. */
  Instant cursor() {
    return options.movesCursor() ? horizon : null;
  }

  void readsWhole() {
    whole = true;
  }

  /** Whether the door reads its whole side, at once or in what is left of it. */
  boolean isWhole() {
    return whole;
  }

  /** Whether the door reads its whole side from the start. */
  boolean isFromStart() {
    return whole && brokenOff == null;
  }

  /** When the whole read of this pass began; null where it was none. */
  Instant wholeReadAt() {
    return whole ? cursor() : null;
  }

  /**
   * Whether a whole read of this pass goes on where it was, should it be broken off: one that is
   * the first. Another one is a person's, who starts anew.
   */
  boolean keepsPlace() {
    return cursorBefore == null && writes && options.movesCursor();
  }

  /** Goes on with a whole read that was broken off; its start counts as the start of this one. */
  void goOn(WholeRead earlier) {
    brokenOff = earlier;
    reaches(earlier.startedAt());
  }

  /** Where a whole read goes on; null where it begins. */
  Instant wholeFrom() {
    return brokenOff == null ? null : brokenOff.reached();
  }

  /** Notes how far a whole read comes with the batch that is given out now; null: no further. */
  void comesTo(Instant instant) {
    reached = instant == null ? reached : instant;
  }

  /** How far a first whole read came, once per batch; empty where there is nothing to note. */
  Optional<WholeRead> takePlace() {
    Instant place = keepsPlace() && whole ? reached : null;
    reached = null;
    return Optional.ofNullable(place).map(at -> new WholeRead(horizon, at));
  }

  /** Notes into this which pages a whole read shows. */
  void shows(PagesSeen seen) {
    pagesSeen = seen;
  }

  /** Notes the pages of one answer of the door. */
  void brings(List<Page> pages) {
    if (whole && !pages.isEmpty()) {
      comesTo(pages.get(pages.size() - 1).createdTime());
    }
    if (pagesSeen != null) {
      pagesSeen.add(pages);
    }
  }

  /** Which pages a whole read from the start has shown; empty where it was none, and only once. */
  Optional<PagesSeen> takePagesSeen() {
    Optional<PagesSeen> taken = Optional.ofNullable(pagesSeen);
    pagesSeen = null;
    return taken;
  }
}
