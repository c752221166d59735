package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What tells the pages of one minute apart: the letters and digits of their texts, and their other
 * time. Every data source has a title, and every page both times.
 */
final class Crowd {
  private static final Set<String> TEXTS = Set.of("title", "rich_text");

  private final List<DataSource.Property> texts;
  private final String otherTimestamp;
  private final Function<Page, Instant> otherTime;
  private final Map<Letter, Integer> letters = new LinkedHashMap<>();
  private final TreeMap<Instant, Integer> times = new TreeMap<>();
  private int pages;

  private record Letter(DataSource.Property property, String text) {}

  /**
   * @param otherTimestamp the one that is not the same for all of them
   * @param otherTime reads it
   */
  Crowd(DataSource dataSource, String otherTimestamp, Function<Page, Instant> otherTime) {
    this.texts =
        dataSource.properties().values().stream()
            .filter(property -> TEXTS.contains(property.type()))
            .sorted(Comparator.comparing(DataSource.Property::id))
            .toList();
    this.otherTimestamp = otherTimestamp;
    this.otherTime = otherTime;
  }

  void clear() {
    letters.clear();
    times.clear();
    pages = 0;
  }

  void add(Page page) {
    pages++;
    Optional.ofNullable(otherTime.apply(page)).ifPresent(at -> times.merge(at, 1, Integer::sum));
    for (DataSource.Property property : texts) {
      for (String letter : letters(page.property(property.id()).orElse(null), property.type())) {
        letters.merge(new Letter(property, letter), 1, Integer::sum);
      }
    }
  }

  private static Set<String> letters(JsonNode property, String type) {
    StringBuilder text = new StringBuilder();
    if (property != null) {
      property.path(type).forEach(piece -> text.append(piece.path("plain_text").asText()));
    }
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::toString)
        .collect(Collectors.toSet());
  }

  /**
   * What splits the pages that were added most evenly; empty where nothing tells them apart.
   *
   * @param window in which they are; what it asks for already splits nothing any more
   */
  Optional<Split> split(Window window) {
    Map<Split, Integer> sizes = new LinkedHashMap<>();
    letters.forEach(
        (letter, size) -> sizes.put(Split.byText(letter.property(), letter.text()), size));
    int earlier = 0;
    for (Map.Entry<Instant, Integer> time : times.entrySet()) {
      sizes.put(Split.byTime(otherTimestamp, time.getKey()), earlier);
      earlier += time.getValue();
    }
    return sizes.entrySet().stream()
        .filter(split -> split.getValue() > 0 && split.getValue() < pages)
        .filter(split -> !window.conditions().contains(split.getKey().first()))
        .filter(split -> !window.conditions().contains(split.getKey().second()))
        .min(Comparator.comparingInt(split -> Math.abs(2 * split.getValue() - pages)))
        .map(Map.Entry::getKey);
  }
}
