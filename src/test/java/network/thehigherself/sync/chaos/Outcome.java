package network.thehigherself.sync.chaos;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened in a run and what came of it.
 *
 * @param deeds how often people did what
 * @param faults how often which fault of Notion was met
 * @param disconnections how often all connections of the program to PostgreSQL were ended
 * @param unsettled why the two sides did not come to rest; empty where they did
 */
record Outcome(
    String name,
    int kills,
    Map<String, Integer> deeds,
    Map<String, Integer> faults,
    int restarts,
    int disconnections,
    Findings findings,
    List<String> unsettled,
    Duration duration) {

  /** Both together. */
  Outcome plus(Outcome other) {
    return new Outcome(
        "all",
        kills + other.kills,
        plus(deeds, other.deeds),
        plus(faults, other.faults),
        restarts + other.restarts,
        disconnections + other.disconnections,
        findings.plus(other.findings),
        plus(unsettled, other.unsettled),
        duration.plus(other.duration));
  }

  /** Everything that must not be, in words; none where all is well. */
  List<String> problems() {
    return plus(doubledOrApart(), findings.lost());
  }

  /** What is there twice, and where the two sides did not become equal. */
  private List<String> doubledOrApart() {
    return plus(unsettled, findings.doubled());
  }

  @Override
  public String toString() {
    return """
        chaos %s: %d kills, %d edits (%s), %d s
          faults of Notion: %d (%s)
          PostgreSQL: %d restarts, %d times all connections ended
          %d doubled, %d lost, %d losers kept, %d edits in the gap between a GET and its PATCH%s"""
        .formatted(
            name,
            kills,
            sum(deeds),
            words(deeds),
            duration.toSeconds(),
            sum(faults),
            words(faults),
            restarts,
            disconnections,
            findings.doubled().size(),
            findings.lost().size(),
            findings.losers(),
            findings.gaps().size(),
            findings.gaps().stream()
                .max(Duration::compareTo)
                .map(widest -> " of at most " + widest.toMillis() + " ms")
                .orElse(""));
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String words(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(joining(", "));
  }

  private static Map<String, Integer> plus(Map<String, Integer> one, Map<String, Integer> other) {
    Map<String, Integer> both = new TreeMap<>(one);
    other.forEach((what, count) -> both.merge(what, count, Integer::sum));
    return both;
  }

  static <T> List<T> plus(List<T> one, List<T> other) {
    List<T> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }
}
