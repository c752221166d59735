package network.thehigherself.sync.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the program asked of Notion, as Notion's own log tells it, and what went wrong with it. */
final class Requests {
  /** Whoever looked longer ago did not look right before the write, on however busy a machine. */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

  private final List<JsonNode> requests = new ArrayList<>();

  void add(List<JsonNode> more) {
    requests.addAll(more);
  }

  int size() {
    return requests.size();
  }

  /** How often each fault was met. */
  Map<String, Integer> faults() {
    Map<String, Integer> faults = new TreeMap<>();
    for (JsonNode request : requests) {
      String fault = request.path("fault").asText();
      if (!fault.isEmpty()) {
        faults.merge(fault, 1, Integer::sum);
      }
    }
    return faults;
  }

  /**
   * Whether an edit of a page fell between the program's GET of the page and the PATCH that it made
   * up from the answer: Notion has no way to notice that. Then how far the two lay apart. Each
   * PATCH needs a GET of its own, right before it.
   *
   * @param property the id of the property that was edited
   */
  Optional<Duration> gap(Edit edit, String property) {
    Instant looked = null;
    for (JsonNode request : requests) {
      if (!request.path("path").asText().equals("/v1/pages/" + edit.page())) {
        continue;
      }
      Instant at = Instant.parse(request.path("at").asText());
      if (request.path("kind").asText().startsWith("GET ")
          && request.path("status").asInt() == 200) {
        looked = at;
      } else if (request.path("kind").asText().startsWith("PATCH ")) {
        if (looked != null
            && looked.isBefore(edit.ended())
            && at.isAfter(edit.begun())
            && at.isBefore(looked.plus(LONGEST_GAP))
            && request.path("carried_out").asBoolean()
            && overwrites(request.path("body").asText(), property)) {
          return Optional.of(Duration.between(looked, at));
        }
        looked = null;
      }
    }
    return Optional.empty();
  }

  private static boolean overwrites(String patch, String property) {
    return patch.contains("\"" + property + "\":") || patch.contains("\"in_trash\":true");
  }
}
