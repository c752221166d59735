package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a page was edited says where to look. It never decides whether the edit arrives. */
class EditTimeTest {
  private static final Instant START = Instant.parse("2026-06-15T10:00:10Z");

  private Pair pair;
  private List<String> pages;

  /** The clock of Notion stands still, so that everything happens within one of its minutes. */
  @BeforeEach
  void syncedPagesOfOneMinute(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of("POLL_OVERLAP", "PT0S"), home);
    pair.sandbox.clock().fixed(START);
    pages =
        IntStream.range(0, 30)
            .mapToObj(
                n ->
                    pair.maya.create(
                        pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "Task " + n)))
            .toList();
    pair.sync();
    pair.sandbox.requests().reset();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private String notes(String page) {
    return pair.cell("tasks", pair.key(page), "notes");
  }

  private void edit(String notes) {
    pages.forEach(page -> pair.maya.edit(page, "Notes", notes));
  }

  @Test
  void aSecondEditWithinTheSameMinuteArrives() {
    edit("first");
    pair.sync();
    edit("second");

    pair.sync();

    assertThat(pages).extracting(this::notes).containsOnly("second");
  }

  @Test
  void aSecondEditArrivesAlsoWhereNobodyLooksBeforeTheMinuteIsOver() {
    edit("first");
    pair.sync();
    edit("second");
    pair.sandbox.clock().advance(Duration.ofMinutes(10));

    pair.sync();

    assertThat(pages).extracting(this::notes).containsOnly("second");
  }

  @Test
  void whatWasEditedWhileNobodyLookedForMonthsArrives() {
    pair.sandbox.clock().advance(Duration.ofHours(1));
    edit("long ago");
    pair.sandbox.clock().advance(Duration.ofDays(100));

    pair.sync();

    assertThat(pages).extracting(this::notes).containsOnly("long ago");
  }

  @Test
  void whatIsReadAgainIsNotWrittenAgain() {
    edit("once");
    pair.sync();
    long history = pair.count("sync.history");

    SyncOutput again = pair.sync();

    assertThat(Pair.of(again, "tasks").at("/from_notion/read").asInt()).isEqualTo(pages.size());
    assertThat(again.changes()).isZero();
    assertThat(pair.count("sync.history")).isEqualTo(history);
    assertThat(pair.sandbox.requests().writes()).isZero();
  }
}
