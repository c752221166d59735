package network.thehigherself.sync.plan;

import java.util.UUID;

/**
 * A row that was never joined with a page.
 *
 * @param key the row's id
 * @param pageId the page that it names in {@code notion_page_id}; null for none
 * @param match what it shows of the match fields; null where that says nothing
 */
public record UnlinkedRow(UUID key, UUID pageId, MatchValues match) {

  /** Whether anything but its key can join it with a page. */
  public boolean saysWhoItIs() {
    return pageId != null || match != null;
  }
}
