package network.thehigherself.sync.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which pages and rows that were never linked are the same record; see {@link Matcher}. */
public final class Meeting {
  /** Nothing meets. */
  public static final Meeting NONE = new Meeting(List.of(), List.of());

  /** What joins a page and a row; an earlier one outweighs the later ones. */
  public enum Evidence {
    /** The page carries the row's id in its property "Supabase ID". */
    KEY,
    /** The row carries the page's id in {@code notion_page_id}. */
    PAGE_ID,
    /** The match fields are equal. */
    MATCH
  }

  /** A page and the key of its row. */
  public record Pair(UUID pageId, UUID key, Evidence evidence) {}

  /**
   * Pages and rows that may be the same record, but more than one of them on a side.
   *
   * @param evidence what they have in common
   */
  public record Ambiguity(Evidence evidence, List<UUID> pages, List<UUID> keys) {
    public Ambiguity {
      pages = List.copyOf(pages);
      keys = List.copyOf(keys);
    }
  }

  private final List<Pair> pairs;
  private final List<Ambiguity> ambiguities;
  private final Map<UUID, UUID> keyOfPage = new HashMap<>();
  private final Map<UUID, UUID> pageOfKey = new HashMap<>();
  private final Set<UUID> ambiguous = new HashSet<>();

  Meeting(List<Pair> pairs, List<Ambiguity> ambiguities) {
    this.pairs = List.copyOf(pairs);
    this.ambiguities = List.copyOf(ambiguities);
    for (Pair pair : pairs) {
      keyOfPage.put(pair.pageId(), pair.key());
      pageOfKey.put(pair.key(), pair.pageId());
    }
    for (Ambiguity ambiguity : ambiguities) {
      ambiguous.addAll(ambiguity.pages());
      ambiguous.addAll(ambiguity.keys());
    }
  }

  /** The records that meet. */
  public List<Pair> pairs() {
    return pairs;
  }

  /** What a person must decide. */
  public List<Ambiguity> ambiguities() {
    return ambiguities;
  }

  /** The key of the row that this page meets. */
  public Optional<UUID> keyOf(UUID pageId) {
    return Optional.ofNullable(keyOfPage.get(pageId));
  }

  /** The page that this row meets. */
  public Optional<UUID> pageOf(UUID key) {
    return Optional.ofNullable(pageOfKey.get(key));
  }

  /** Whether nobody can say whom this page or this row meets. */
  public boolean isAmbiguous(UUID pageIdOrKey) {
    return ambiguous.contains(pageIdOrKey);
  }

  /** How many records meet by this. */
  public long count(Evidence evidence) {
    return pairs.stream().filter(pair -> pair.evidence() == evidence).count();
  }

  /** The same, with everything that is ambiguous left as records of their own. */
  public Meeting withAmbiguousApart() {
    return new Meeting(pairs, List.of());
  }
}
