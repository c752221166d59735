package network.thehigherself.sync.line;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import network.thehigherself.sync.postgres.Histories;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.PastChange;

/** The records of one database that a run changed and that are not undone yet, 100 at a time. */
final class UndoBatches implements Iterator<List<Notice>> {
  private static final int SIZE = 100;

  private final UUID run;
  private final Pass pass;
  private final Histories histories;
  private final Links links;
  private UUID last;
  private boolean over;

  UndoBatches(UUID run, Pass pass, Histories histories, Links links) {
    this.run = run;
    this.pass = pass;
    this.histories = histories;
    this.links = links;
  }

  /** The last batch is empty: only then is it certain that nothing is left. */
  @Override
  public boolean hasNext() {
    return !over;
  }

  @Override
  public List<Notice> next() {
    if (over) {
      throw new NoSuchElementException();
    }
    try {
      return batch();
    } catch (RuntimeException trouble) {
      // Camel would log what an iterator throws, with its stack trace.
      pass.breakOff(trouble);
      over = true;
      return List.of();
    }
  }

  private List<Notice> batch() {
    Map<UUID, List<PastChange>> changes =
        histories.notUndone(run, pass.database().name(), last, SIZE);
    over = changes.isEmpty();
    for (UUID key : changes.keySet()) {
      last = key;
    }
    pass.report().fromSupabase().add(Tally.Kind.READ, changes.size());
    pass.undoing().take(changes, pass.database().mapping(), links);
    return changes.keySet().stream().map(Notice::asked).toList();
  }
}
