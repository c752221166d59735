package network.thehigherself.sync.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What Notion does to the program: faults by chance, and an index that lags. */
final class Weather {
  private static final List<String> PATHS =
      List.of(
          "GET /v1/pages/*",
          "PATCH /v1/pages/*",
          "POST /v1/pages",
          "POST /v1/data_sources/*/query");

  /** Each as the sandbox's controls take it. */
  private static final List<Map<String, Object>> FAULTS =
      List.of(
          Map.of("action", "error", "status", 429, "retry_after", 1),
          Map.of("action", "error", "status", 500),
          Map.of("action", "error", "status", 500, "carried_out", true),
          Map.of("action", "html", "status", 502),
          Map.of("action", "error", "status", 503),
          Map.of("action", "saved"),
          Map.of("action", "error", "status", 504),
          Map.of("action", "error", "status", 504, "carried_out", true),
          Map.of("action", "error", "status", 529),
          Map.of("action", "error", "status", 409),
          Map.of("action", "reset"),
          Map.of("action", "lost"),
          Map.of("action", "half"),
          Map.of("action", "wrong"),
          Map.of("action", "hang", "seconds", 3));

  private final Notion notion;
  private final Random random;

  Weather(Notion notion, Random random) {
    this.notion = notion;
    this.random = random;
  }

  /** Other faults than before, now and then none, and another lag. */
  void change() {
    clear();
    if (random.nextInt(5) == 0) {
      return;
    }
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      String[] meets = PATHS.get(random.nextInt(PATHS.size())).split(" ", -1);
      Map<String, Object> fault = new HashMap<>(FAULTS.get(random.nextInt(FAULTS.size())));
      fault.put("method", meets[0]);
      fault.put("path", meets[1]);
      fault.put("times", 0);
      fault.put("probability", 0.02 + 0.2 * random.nextDouble());
      notion.control("faults", fault);
    }
    notion.control("lag", Map.of("seconds", random.nextInt(4)));
  }

  /** Nothing goes wrong any more, and the index is up to date. */
  void clear() {
    notion.clearFaults();
    notion.control("lag", Map.of("seconds", 0));
  }
}
