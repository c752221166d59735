package network.thehigherself.sync.sandbox.workspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A page and its latest states, so that a lagging index can answer an older one. */
public final class Page {

  private static final int STATES_KEPT = 64;

  private record Recorded(Instant at, PageState state) {}

  private final String id;
  private final Instant createdAt;
  private final User createdBy;
  private final List<Recorded> history = new ArrayList<>(1);

  /** A page whose first state is still to be recorded. */
  public Page(String id, User createdBy, Instant createdAt) {
    this.id = id;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
  }

  /** The page's id, dashed. */
  public String id() {
    return id;
  }

  /** When it was made; answers round it down to the minute. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Who made it. */
  public User createdBy() {
    return createdBy;
  }

  /** The page as it is. */
  public PageState state() {
    return history.get(history.size() - 1).state();
  }

  /** The page as it was then; null if it was not there yet. */
  public PageState asOf(Instant then) {
    for (int i = history.size() - 1; i >= 0; i--) {
      if (!history.get(i).at().isAfter(then)) {
        return history.get(i).state();
      }
    }
    return createdAt.isAfter(then) ? null : history.get(0).state();
  }

  /** The page is like this from now on. */
  public void record(PageState state, Instant at) {
    history.add(new Recorded(at, state));
    if (history.size() > STATES_KEPT) {
      history.remove(0);
    }
  }
}
