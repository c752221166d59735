package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No day and no hour shifts, whatever the clocks do, and wherever the program runs. */
class SummerTimeTest {
  private static final String DAY_LATER = "due_date + interval '24 hours'";

  /** Around both changes of the clocks in Lisbon, and what each is in UTC. */
  private static final Map<String, String> DATES =
      Map.of(
          "2026-03-29", "2026-03-29 00:00",
          "2026-10-25", "2026-10-25 00:00",
          "2026-03-29T02:30:00.000+01:00", "2026-03-29 01:30",
          "2026-10-25T01:30:00.000+01:00", "2026-10-25 00:30",
          "2026-10-25T01:30:00.000+00:00", "2026-10-25 01:30");

  private Pair pair;
  private final Map<String, String> pages = new LinkedHashMap<>();

  @BeforeEach
  void syncedTasks(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    String tasks = pair.sandbox.dataSourceId("tasks");
    DATES
        .keySet()
        .forEach(date -> pages.put(pair.maya.create(tasks, Map.of("Due Date", date)), date));
    assertThat(pair.sync().exit()).isZero();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private Object shown(String page) {
    return pair.value(page, "Due Date");
  }

  @Test
  void aDateIsTheSameMomentOnBothSidesAndStays() {
    assertThat(pair.syncWhole().changes()).isZero();

    pages.forEach(
        (page, date) -> {
          assertThat(
                  pair.cell(
                      "tasks",
                      pair.key(page),
                      "to_char(due_date at time zone 'UTC', 'YYYY-MM-DD HH24:MI')"))
              .isEqualTo(DATES.get(date));
          assertThat(shown(page)).isEqualTo(date);
        });
  }

  @Test
  void aDayLaterInSqlIsADayLaterOnThePage() {
    pages.keySet().forEach(page -> pair.update("tasks", pair.key(page), "due_date", DAY_LATER));

    assertThat(pair.sync().exit()).isZero();

    assertThat(pages.keySet())
        .extracting(this::shown)
        .containsExactlyInAnyOrder(
            "2026-03-30",
            "2026-10-26",
            "2026-03-30T02:30:00.000+01:00",
            "2026-10-26T01:30:00.000+01:00",
            "2026-10-26T01:30:00.000+00:00");
    assertThat(pair.sync().changes()).isZero();
  }
}
