package network.thehigherself.sync.line;

import java.time.Clock;
import java.util.List;
import network.thehigherself.sync.postgres.Cursors;
import network.thehigherself.sync.postgres.Owed;
import network.thehigherself.sync.postgres.OwedKeys;
import network.thehigherself.sync.postgres.WholeRead;

/**
 * Keeps the place of a first whole read after each batch, so that one that is broken off goes on
 * near where it was. What the pass has put off until its end is owed from then on: the next attempt
 * does not read it again.
 */
public final class Places {
  private final PassLeases leases;
  private final Cursors cursors;
  private final OwedKeys owed;
  private final Clock clock;

  public Places(PassLeases leases, Cursors cursors, OwedKeys owed, Clock clock) {
    this.leases = leases;
    this.cursors = cursors;
    this.owed = owed;
    this.clock = clock;
  }

  /** Notes how far the pass came, once its last batch is done. */
  void keep(Pass pass) {
    pass.reading()
        .takePlace()
        .ifPresent(place -> leases.transaction(pass.lease(), () -> keep(pass, place)));
  }

  private void keep(Pass pass, WholeRead place) {
    String database = pass.database().name();
    Owed waits = Owed.again("waits for the end of a whole read", clock.instant());
    List<OwedKeys.Entry> putOff =
        pass.putOff().takeDeferredLately().stream()
            .map(notice -> new OwedKeys.Entry(notice.key(), notice.pageId(), waits))
            .toList();
    owed.put(database, putOff);
    cursors.reach(database, pass.door().side(), place);
  }
}
