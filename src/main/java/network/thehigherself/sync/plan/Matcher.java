package network.thehigherself.sync.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Joins pages and rows that were never linked: by a key that the page carries, else by the page id
 * that the row carries, else by the values of the match fields. Evidence joins only what it names
 * once on each side. Found on both sides, and more than once on one of them, it is ambiguous; found
 * on one side only, it says nothing, however often. Pure.
 */
public final class Matcher {
  private final Map<UUID, UnlinkedRow> byKey = new LinkedHashMap<>();
  private final Map<UUID, List<UUID>> byPageId = new HashMap<>();
  private final Map<MatchValues, List<UUID>> byMatch = new HashMap<>();

  /**
   * @param rows all rows without a link
   */
  public Matcher(Collection<UnlinkedRow> rows) {
    for (UnlinkedRow row : rows) {
      byKey.put(row.key(), row);
      add(byPageId, row.pageId(), row.key());
      add(byMatch, row.match(), row.key());
    }
  }

  /** How many rows there are. */
  public int rows() {
    return byKey.size();
  }

  /** Whether a row says more of itself than its key. */
  public boolean canMatch() {
    return !byPageId.isEmpty() || !byMatch.isEmpty();
  }

  /** The one row that this page meets, as far as the page alone can say. */
  public Optional<UUID> candidate(UnlinkedPage page) {
    if (page.key() != null && byKey.containsKey(page.key())) {
      return Optional.of(page.key());
    }
    List<UUID> named = byPageId.getOrDefault(page.id(), List.of());
    List<UUID> found =
        named.isEmpty() && page.match() != null
            ? byMatch.getOrDefault(page.match(), List.of())
            : named;
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * Who meets whom.
   *
   * @param pages all pages without a link; of two that carry the same key the first gets the row
   */
  public Meeting meet(Collection<UnlinkedPage> pages) {
    return new Decision().of(pages);
  }

  /** One decision, in the order of the evidence: what one step took is not there for the next. */
  private final class Decision {
    private final List<Meeting.Pair> pairs = new ArrayList<>();
    private final List<Meeting.Ambiguity> ambiguities = new ArrayList<>();
    private final Set<UUID> taken = new HashSet<>();

    Meeting of(Collection<UnlinkedPage> pages) {
      for (UnlinkedPage page : pages) {
        if (page.key() != null && byKey.containsKey(page.key()) && !taken.contains(page.key())) {
          decide(Meeting.Evidence.KEY, List.of(page.id()), List.of(page.key()));
        }
      }
      step(Meeting.Evidence.PAGE_ID, pages, UnlinkedPage::id, byPageId);
      step(Meeting.Evidence.MATCH, pages, UnlinkedPage::match, byMatch);
      return new Meeting(pairs, ambiguities);
    }

    private <T> void step(
        Meeting.Evidence evidence,
        Collection<UnlinkedPage> pages,
        Function<UnlinkedPage, T> by,
        Map<T, List<UUID>> rows) {
      Map<T, List<UUID>> groups = new LinkedHashMap<>();
      for (UnlinkedPage page : pages) {
        if (!taken.contains(page.id()) && rows.containsKey(by.apply(page))) {
          add(groups, by.apply(page), page.id());
        }
      }
      groups.forEach((value, ids) -> decide(evidence, ids, free(rows.get(value))));
    }

    private List<UUID> free(List<UUID> keys) {
      return keys.stream().filter(key -> !taken.contains(key)).toList();
    }

    private void decide(Meeting.Evidence evidence, List<UUID> pages, List<UUID> keys) {
      if (keys.isEmpty()) {
        return;
      }
      if (pages.size() == 1 && keys.size() == 1) {
        pairs.add(new Meeting.Pair(pages.get(0), keys.get(0), evidence));
      } else {
        ambiguities.add(new Meeting.Ambiguity(evidence, pages, keys));
      }
      taken.addAll(pages);
      taken.addAll(keys);
    }
  }

  private static <T> void add(Map<T, List<UUID>> groups, T group, UUID member) {
    if (group != null) {
      groups.computeIfAbsent(group, none -> new ArrayList<>()).add(member);
    }
  }
}
