package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/**
 * Collects the planned records of a batch for the one transaction that writes them. What the
 * idempotent consumer dropped has no plan and is left out. Trouble that is not one record's breaks
 * the pass off, but what was already sent to Notion is still written.
 */
public final class Reconciled implements AggregationStrategy {

  @Override
  public Exchange aggregate(Exchange batch, Exchange record) {
    Exchange collected = batch == null ? empty(record) : batch;
    Exception trouble = record.getException();
    if (trouble != null) {
      record.getProperty(Pass.PROPERTY, Pass.class).breakOff(trouble);
    } else if (record.getMessage().getBody() instanceof Planned planned) {
      planned(collected).add(planned);
    }
    return collected;
  }

  private static Exchange empty(Exchange record) {
    Exchange batch = new DefaultExchange(record.getContext());
    batch.getMessage().setBody(new ArrayList<Planned>());
    return batch;
  }

  @SuppressWarnings("unchecked") // made by empty()
  private static List<Planned> planned(Exchange batch) {
    return batch.getMessage().getBody(List.class);
  }
}
