package network.thehigherself.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import network.thehigherself.sync.property.Json;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When Notion asks for a pause, nobody asks anything until it is over. */
class PauseTest {
  Fake fake = new Fake();

  @BeforeEach
  void reset() {
    fake.reset();
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @ParameterizedTest
  @CsvSource({"429, 2", "529, 1", "503, 1"})
  void retryAfterStopsEveryRouteToTheSecond(int status, int seconds) throws Exception {
    fake.pagesAnswerFirst(Fake.error(status, "some_code").withHeader("Retry-After", "" + seconds));
    try (Program program = new Program(fake.url(), Map.of())) {
      CompletableFuture<Page> slowed =
          CompletableFuture.supplyAsync(() -> program.notion().page(Fake.PAGE_ID));
      Awaitility.await().until(() -> !program.budget().pauseLeft().isZero());
      assertThat(program.notion().me().id()).isNotEmpty();
      assertThat(slowed.join().id()).isEqualTo(Fake.PAGE_ID);
    }
    assertThat(fake.requests()).hasSize(3);
    assertThat(waits(fake.requests()))
        .allSatisfy(
            wait -> assertThat(wait).isBetween(wait(seconds * 1_000), wait(seconds * 1_000 + 900)));
  }

  @Test
  void aPauseWithoutALengthLastsASecond() throws Exception {
    fake.pagesAnswerFirst(Fake.error(429, "rate_limited"));
    try (Program program = new Program(fake.url(), Map.of())) {
      assertThat(program.notion().page(Fake.PAGE_ID).id()).isEqualTo(Fake.PAGE_ID);
    }
    assertThat(fake.requests()).hasSize(2);
    assertThat(waits(fake.requests()).get(0)).isBetween(wait(1_000), wait(1_900));
  }

  @Test
  void theBodyMaySayHowLongToo() throws Exception {
    fake.pagesAnswerFirst(Fake.error(429, "rate_limited", "{\"retry_after\":600}"));
    try (Program program = new Program(fake.url(), Map.of())) {
      CompletableFuture<Page> slowed =
          CompletableFuture.supplyAsync(() -> program.notion().page(Fake.PAGE_ID));
      Awaitility.await().until(() -> !program.budget().pauseLeft().isZero());
      assertThat(program.budget().pauseLeft()).isGreaterThan(Duration.ofSeconds(590));
      assertThat(slowed).isNotDone();
    }
  }

  @Test
  void aChangeThatAPauseHeldBackGoesBackToWhereItsPageIsReadAndIsNotSent() throws Exception {
    try (Program program = new Program(fake.url(), Map.of())) {
      program.budget().pause(Duration.ofMillis(300));

      NotionException heldBack =
          catchThrowableOfType(
              NotionException.class,
              () -> program.notion().update(Fake.PAGE_ID, Json.MAPPER.createObjectNode()));

      assertThat(heldBack.isStale()).isTrue();
      assertThat(heldBack).hasMessageContaining("held back");
      assertThat(program.budget().pauseLeft()).isZero();
      assertThat(fake.requests()).isEmpty();
    }
  }

  @Test
  void aStopDoesNotWaitForTheEndOfAPause() throws Exception {
    fake.pagesAnswerFirst(Fake.error(429, "rate_limited").withHeader("Retry-After", "600"));
    stopsAtOnce(new Program(fake.url(), Map.of()));
  }

  @Test
  void aStopDoesNotWaitForTheNextAttempt() throws Exception {
    fake.pagesAnswer(Fake.error(500, "internal_server_error"));
    stopsAtOnce(
        new Program(
            fake.url(),
            Map.of("notion.retry-delay", "300000", "notion.retry-delay-longest", "300000")));
  }

  private void stopsAtOnce(Program program) {
    CompletableFuture<NotionException> ended =
        CompletableFuture.supplyAsync(
            () ->
                catchThrowableOfType(
                    NotionException.class, () -> program.notion().page(Fake.PAGE_ID)));
    // Time enough to get from the first answer to where it waits for the second attempt.
    Awaitility.await().pollDelay(wait(500)).until(() -> fake.requests().size() == 1);
    long start = System.nanoTime();
    program.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    assertThat(ended).succeedsWithin(Duration.ofSeconds(5));
    assertThat(ended.join().trouble()).isEqualTo(Trouble.AWAY);
    assertThat(ended.join().code()).isEqualTo("stopping");
  }

  /** How long after the first request each of the others came. */
  private static List<Duration> waits(List<LoggedRequest> requests) {
    List<Instant> times =
        requests.stream().map(request -> request.getLoggedDate().toInstant()).sorted().toList();
    return times.stream().skip(1).map(time -> Duration.between(times.get(0), time)).toList();
  }

  private static Duration wait(int milliseconds) {
    return Duration.ofMillis(milliseconds);
  }
}
