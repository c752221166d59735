package network.thehigherself.sync.line;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.notion.Page;

/** Which pages a whole read has shown, and when each was last edited. */
final class PagesSeen {
  private final Instant startedAt;
  private final Map<UUID, Instant> lastEdited = new HashMap<>();

  /**
   * @param startedAt when the read began
   */
  PagesSeen(Instant startedAt) {
    this.startedAt = startedAt;
  }

  /** Notion was seen to answer pages that are archived; those do not count. */
  void add(Collection<Page> pages) {
    pages.stream()
        .filter(page -> !page.archived() && !page.inTrash())
        .forEach(page -> lastEdited.put(Identify.id(page), page.lastEditedTime()));
  }

  Instant startedAt() {
    return startedAt;
  }

  Map<UUID, Instant> lastEdited() {
    return lastEdited;
  }
}
