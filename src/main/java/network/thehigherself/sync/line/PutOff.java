package network.thehigherself.sync.line;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.plan.Plan;

/**
 * What a pass has put off: to a batch of its own, or to its end, where a guard judges it first.
 * Every record that is owed has one turn in it.
 */
final class PutOff {
  private final Set<UUID> hadTurn = new HashSet<>();
  private final List<Notice> late = new ArrayList<>();
  private final Deque<Notice> deferred = new ArrayDeque<>();
  private final List<Notice> deferredLately = new ArrayList<>();
  private boolean judged;
  private long deletes;
  private long clears;

  /** Whether this owed record was not looked at in this pass before. */
  boolean isFirstLook(UUID key) {
    return hadTurn.add(key);
  }

  /** Puts a notice off to a batch of its own, because its record is in the present one already. */
  void later(Notice notice) {
    late.add(notice);
  }

  /** What was put off to a batch of its own. */
  List<Notice> takeLate() {
    return take(late);
  }

  /**
   * Puts a record off to the end of the pass, because it would clear or delete something. Only its
   * ids are kept; of a twin, which has no link, the page as well.
   */
  void defer(Sides sides, Plan plan) {
    Notice notice = sides.look().notice().guarded(sides.getKey());
    Notice kept = sides.look().isTwin() ? notice : notice.unread();
    deferred.add(kept);
    deferredLately.add(kept);
    hadTurn.add(sides.getKey());
    judged = false;
    deletes += plan.deletes() ? 1 : 0;
    clears += plan.clears();
  }

  /** What was put off to the end since this was last asked. */
  List<Notice> takeDeferredLately() {
    return take(deferredLately);
  }

  private static List<Notice> take(List<Notice> notices) {
    List<Notice> taken = List.copyOf(notices);
    notices.clear();
    return taken;
  }

  /** Whether a guard has let everything go on that was put off so far. */
  boolean isJudged() {
    return judged;
  }

  /** Lets everything go on that was put off so far. */
  void letGoOn() {
    judged = true;
  }

  /** So much of what was put off to the end, which is put off no longer. */
  List<Notice> takeDeferred(int most) {
    List<Notice> taken = new ArrayList<>();
    while (taken.size() < most && !deferred.isEmpty()) {
      taken.add(deferred.poll());
    }
    return taken;
  }

  /** How many records would be deleted at the end of the pass. */
  long deletes() {
    return deletes;
  }

  /** How many values would be emptied at the end of the pass. */
  long clears() {
    return clears;
  }
}
