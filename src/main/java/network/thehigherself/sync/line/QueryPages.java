package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import network.thehigherself.sync.notion.Batch;
import network.thehigherself.sync.notion.Notion;
import org.apache.camel.ExchangeProperty;

/** The Notion door: pages edited since the cursor, or all of them. */
public final class QueryPages {
  private final Notion notion;
  private final Meetings meetings;
  private final PassBatches batches;
  private final Duration overlap;
  private final Clock clock;

  /**
   * @param overlap how far behind the cursor to look again, because Notion's index may lag
   */
  public QueryPages(
      Notion notion, Meetings meetings, PassBatches batches, Duration overlap, Clock clock) {
    this.notion = notion;
    this.meetings = meetings;
    this.batches = batches;
    this.overlap = overlap;
    this.clock = clock;
  }

  /** The batches of the pass; each is asked for when the one before is done. */
  public Iterator<List<Notice>> query(@ExchangeProperty(Pass.PROPERTY) Pass pass) {
    return batches.after(
        pass,
        pass.isFirstLook()
            ? new Pages(pass, meetings.lookAhead(pass, () -> ask(pass)))
            : Collections.emptyIterator());
  }

  private Iterator<Batch> ask(Pass pass) {
    Reading reading = pass.reading();
    if (reading.from() == null) {
      reading.readsWhole();
      if (reading.isFromStart() && pass.lease() != null) {
        reading.shows(new PagesSeen(clock.instant()));
      }
      return notion.wholeFrom(pass.database().dataSource(), reading.wholeFrom());
    }
    boolean fromCursor = pass.options().since() == null;
    Instant from = fromCursor ? reading.from().minus(overlap) : reading.from();
    return notion.editedSince(pass.database().dataSource(), from);
  }

  private record Pages(Pass pass, Iterator<Batch> answers) implements Iterator<List<Notice>> {
    @Override
    public boolean hasNext() {
      return answers.hasNext();
    }

    @Override
    public List<Notice> next() {
      Batch batch = answers.next();
      // The minute that is still open can bring more edits with the same time.
      pass.reading().reaches(batch.answeredAt().truncatedTo(ChronoUnit.MINUTES));
      pass.report().fromNotion().add(Tally.Kind.READ, batch.pages().size());
      pass.reading().brings(batch.pages());
      return batch.pages().stream().map(Notice::ofPage).toList();
    }
  }
}
