package network.thehigherself.sync.notion;

import java.time.Instant;
import java.util.List;

/**
 * The pages of one answer to a query.
 *
 * @param pages so many as Notion liked, also none
 * @param answeredAt when Notion answered, by its own clock; by ours only where it does not say
 */
public record Batch(List<Page> pages, Instant answeredAt) {
  public Batch {
    pages = List.copyOf(pages);
  }
}
