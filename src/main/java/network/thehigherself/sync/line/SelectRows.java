package network.thehigherself.sync.line;

import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import network.thehigherself.sync.postgres.KeyBatches;
import network.thehigherself.sync.postgres.OpenTransactions;
import network.thehigherself.sync.postgres.Rows;
import org.apache.camel.ExchangeProperty;

/** The Supabase door: rows changed since the cursor, and tombstones. */
public final class SelectRows {
  private final OpenTransactions openTransactions;
  private final Rows rows;
  private final PassBatches batches;

  public SelectRows(OpenTransactions openTransactions, Rows rows, PassBatches batches) {
    this.openTransactions = openTransactions;
    this.rows = rows;
    this.batches = batches;
  }

  /** The batches of the pass; each is read when the one before is done. */
  public Iterator<List<Notice>> select(@ExchangeProperty(Pass.PROPERTY) Pass pass) {
    if (!pass.isFirstLook()) {
      return batches.after(pass, Collections.emptyIterator());
    }
    OpenTransactions.Bounds bounds = openTransactions.read();
    Reading reading = pass.reading();
    reading.reaches(bounds.safe());
    if (reading.from() == null) {
      reading.readsWhole();
    }
    Instant from = reading.from();
    KeyBatches keys =
        rows.changedSince(
            pass.database().mapping(),
            from == null ? reading.wholeFrom() : from,
            from,
            bounds.now());
    return batches.after(pass, new Keys(pass, keys));
  }

  private record Keys(Pass pass, KeyBatches keys) implements Iterator<List<Notice>> {
    @Override
    public boolean hasNext() {
      return keys.hasNext();
    }

    @Override
    public List<Notice> next() {
      List<UUID> batch = keys.next();
      pass.reading().comesTo(keys.reached());
      pass.report().fromSupabase().add(Tally.Kind.READ, batch.size());
      return batch.stream().map(Notice::ofRow).toList();
    }
  }
}
