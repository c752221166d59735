package network.thehigherself.sync.plan;

import java.time.Instant;
import java.util.Map;

/** What Notion says of a key. */
public sealed interface PageSide {

  /** What the page holds, by field; nothing where no page can be seen. */
  default Map<String, Value> held() {
    if (this instanceof Present present) {
      return present.fields();
    }
    return this instanceof Trashed trashed ? trashed.fields() : Map.of();
  }

  /** No page was ever known for this key. */
  record Absent() implements PageSide {}

  /**
   * The page is there.
   *
   * @param fields per field its value; a field that is missing here is unknown
   * @param editedAt the last change that was not ours; null where nobody knows, and where the page
   *     only came back because we restored it
   */
  record Present(Map<String, Value> fields, Instant editedAt) implements PageSide {
    public Present {
      fields = Map.copyOf(fields);
    }
  }

  /**
   * The page is in the trash, where nobody can edit it.
   *
   * @param fields what it held when it went there; a field that is missing here is unknown
   */
  record Trashed(Map<String, Value> fields) implements PageSide {
    public Trashed {
      fields = Map.copyOf(fields);
    }
  }

  /**
   * The page cannot be reached, or is no longer in its data source. That proves nothing.
   *
   * @param reason one sentence for a person
   */
  record Gone(String reason) implements PageSide {}
}
