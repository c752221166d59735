package network.thehigherself.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import network.thehigherself.sync.sandbox.Person;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries against the look-alike: what comes, and in how many requests. */
class QueryTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:30Z");
  private static final SandboxOptions EMPTY =
      SandboxOptions.defaults().withoutPages().withClockFixedAt(NOW);

  Sandbox sandbox;
  Program program;
  Notion notion;
  DataSource tasks;

  @AfterEach
  void stop() {
    program.close();
    sandbox.close();
  }

  void start(SandboxOptions options) {
    sandbox = Sandbox.start(options);
    program = new Program(sandbox);
    notion = program.notion();
    tasks = notion.open(sandbox.databaseId("tasks"));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "100, 1", "101, 2", "250, 3", "10000, 100", "10001, 101"})
  void everyPageOnceInAsFewRequestsAsThereCanBe(int pages, int requests) {
    start(EMPTY);
    List<String> made = sandbox.pages().bulk("tasks", pages, Duration.ofSeconds(1));
    assertThat(ids(notion.whole(tasks))).containsExactlyInAnyOrderElementsOf(made);
    assertThat(queries()).isEqualTo(requests);
  }

  @Test
  void aBatchIsAskedForOnlyWhenItIsNeeded() {
    start(EMPTY);
    sandbox.pages().bulk("tasks", 250, Duration.ofSeconds(1));
    Iterator<Batch> batches = notion.whole(tasks);
    assertThat(queries()).isZero();
    assertThat(batches.next().pages()).hasSize(100);
    assertThat(queries()).isEqualTo(1);
  }

  @Test
  void aBatchSaysWhenItWasTrueByNotionsClock() {
    start(EMPTY);
    assertThat(notion.whole(tasks).next().answeredAt()).isEqualTo(NOW);
  }

  @Test
  void aWholeReadGoesOverManyWindows() {
    start(EMPTY.withQueryCap(200));
    List<String> made = sandbox.pages().bulk("tasks", 950, Duration.ofSeconds(1));
    assertThat(ids(notion.whole(tasks))).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void whatWasEditedSinceGoesOverManyWindowsToo() {
    start(EMPTY.withQueryCap(200));
    List<String> made = sandbox.pages().bulk("tasks", 950, Duration.ofSeconds(1));
    assertThat(ids(notion.editedSince(tasks, NOW.minus(Duration.ofDays(1)))))
        .containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void aMinuteThatHoldsMoreThanAQueryShowsIsReadInParts() {
    start(EMPTY.withQueryCap(200));
    List<String> made = new ArrayList<>(sandbox.pages().bulk("tasks", 120, Duration.ofMinutes(1)));
    made.addAll(sandbox.pages().bulk("tasks", 950, Duration.ZERO));
    sandbox.clock().advance(Duration.ofMinutes(1));
    made.addAll(sandbox.pages().bulk("tasks", 3, Duration.ZERO));
    assertThat(ids(notion.whole(tasks))).containsExactlyInAnyOrderElementsOf(made);
    assertThat(ids(notion.editedSince(tasks, NOW.minus(Duration.ofDays(1)))))
        .containsExactlyInAnyOrderElementsOf(made);
    String key = tasks.named("Supabase ID").orElseThrow().answeredId();
    assertThat(ids(notion.glance(tasks, key))).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void pagesOfOneMinuteWithTheSameTextsAreToldApartByTheirOtherTime() {
    start(EMPTY.withQueryCap(20));
    Person ada = sandbox.person("Ada");
    List<String> made = samePages(45);
    for (int page = 0; page < 30; page++) {
      sandbox.clock().advance(Duration.ofMinutes(1));
      ada.edit(made.get(page), "Priority", "High");
    }
    assertThat(ids(notion.whole(tasks))).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void pagesOfOneMinuteThatNothingTellsApartFailAloud() {
    start(EMPTY.withQueryCap(20));
    samePages(30);
    List<String> seen = new ArrayList<>();
    Iterator<Batch> batches = notion.whole(tasks);
    assertThatThrownBy(() -> batches.forEachRemaining(batch -> seen.addAll(ids(batch))))
        .isInstanceOfSatisfying(
            NotionException.class,
            error -> assertThat(error.code()).isEqualTo("query_result_limit_reached"))
        .hasMessageContaining("one minute");
    assertThat(seen).hasSize(20).doesNotHaveDuplicates();
    assertThatThrownBy(batches::next).isInstanceOf(NotionException.class);
  }

  private List<String> samePages(int pages) {
    Person ada = sandbox.person("Ada");
    return Stream.generate(() -> ada.create(tasks.id(), Map.of("Task Name", "Same")))
        .limit(pages)
        .toList();
  }

  @Test
  void onlyWhatWasEditedInThatMinuteOrLaterComes() {
    start(EMPTY);
    List<String> made = sandbox.pages().bulk("tasks", 3, Duration.ofMinutes(10));
    sandbox.clock().advance(Duration.ofMinutes(5));
    String edited = made.get(0);
    sandbox.person("Ada").edit(edited, "Task Name", "New");
    assertThat(ids(notion.editedSince(tasks, Instant.parse("2026-06-15T12:05:45Z"))))
        .containsExactly(edited);
    assertThat(ids(notion.editedSince(tasks, Instant.parse("2026-06-15T12:06:00Z")))).isEmpty();
  }

  @Test
  void whatWasEditedEarlierComesEarlier() {
    start(EMPTY);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.addAll(sandbox.pages().bulk("tasks", 1, Duration.ZERO));
      sandbox.clock().advance(Duration.ofMinutes(1));
    }
    sandbox.person("Ada").edit(made.get(0), "Task Name", "New");
    assertThat(ids(notion.editedSince(tasks, NOW)))
        .containsExactly(made.get(1), made.get(2), made.get(0));
    assertThat(ids(notion.whole(tasks))).containsExactlyElementsOf(made);
  }

  @Test
  void aPageIsFoundByItsKey() {
    start(EMPTY);
    List<String> made = sandbox.pages().bulk("tasks", 2, Duration.ZERO);
    String key = "0b9c4c50-4a3c-4f0e-9a53-0d1f3f5a2c11";
    sandbox.person("Ada").edit(made.get(1), "Supabase ID", key);
    assertThat(notion.withKey(tasks, "Supabase ID", key))
        .extracting(Page::id)
        .containsExactly(made.get(1));
    assertThat(notion.withKey(tasks, "Supabase ID", key.replace('0', '1'))).isEmpty();
  }

  @Test
  void aQueryThatIsTooMuchAsksForLessAndLaterForMoreAgain() {
    start(EMPTY);
    List<String> made = sandbox.pages().bulk("tasks", 600, Duration.ofSeconds(1));
    sandbox.faults().add(Fault.error(504).on("POST", "/v1/data_sources/*/query").times(2));
    Iterator<Batch> batches = notion.whole(tasks);
    List<Batch> read = new ArrayList<>();
    batches.forEachRemaining(read::add);
    assertThat(read)
        .extracting(batch -> batch.pages().size())
        .containsExactly(25, 25, 25, 50, 50, 50, 100, 100, 100, 75);
    assertThat(read.stream().flatMap(batch -> ids(batch).stream()))
        .containsExactlyInAnyOrderElementsOf(made);
    assertThat(queries()).as("each size is tried once").isEqualTo(12);
  }

  @Test
  void aQueryThatIsTooMuchWhateverItAsksForIsTriedAgainLikeAnyOther() {
    start(EMPTY);
    sandbox.pages().bulk("tasks", 3, Duration.ZERO);
    sandbox.faults().add(Fault.error(503).on("POST", "/v1/data_sources/*/query").times(0));
    assertThatThrownBy(() -> notion.whole(tasks).next()).isInstanceOf(NotionException.class);
    assertThat(queries()).as("100, 50, 25, 12, then 10 and its repetitions").isEqualTo(4 + 6);
  }

  private long queries() {
    long counted = program.requests().soFar().of(Kind.QUERY);
    assertThat(sandbox.requests().count("POST /v1/data_sources/{id}/query"))
        .isEqualTo((int) counted);
    return counted;
  }

  private static List<String> ids(Iterator<Batch> batches) {
    List<String> ids = new ArrayList<>();
    batches.forEachRemaining(batch -> ids.addAll(ids(batch)));
    return ids;
  }

  private static List<String> ids(Batch batch) {
    return batch.pages().stream().map(Page::id).toList();
  }
}
