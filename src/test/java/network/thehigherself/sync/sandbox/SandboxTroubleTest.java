package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SandboxTroubleTest extends SandboxTest {

  private String page;

  @BeforeEach
  void page() {
    page = task(Map.of("Task Name", "before"));
  }

  @Test
  void anErrorMeetsItsRequestsOnceAndInNotionsShape() throws Exception {
    sandbox.faults().add(Fault.error(529).on("PATCH", "/v1/pages/*").retryAfter(7));

    assertThat(notion.get("/v1/pages/" + page).status()).isEqualTo(200);
    Calls.Reply reply = rename("after");
    assertThat(reply.status()).isEqualTo(529);
    assertThat(reply.code()).isEqualTo("service_overload");
    assertThat(reply.raw().headers().firstValue("Retry-After")).contains("7");
    assertThat(title()).isEqualTo("before");
    assertThat(rename("after").status()).isEqualTo(200);
  }

  @Test
  void aFaultMayWaitAndMayComeSeveralTimes() throws Exception {
    sandbox.faults().add(Fault.error(500).on("GET", "/v1/pages/*").after(1).times(2));

    assertThat(IntStream.range(0, 4).map(i -> status()).toArray())
        .containsExactly(200, 500, 500, 200);
    assertThat(sandbox.faults().waiting()).isEmpty();
  }

  @Test
  void aFaultMayComeByChanceAndStopsWhenItIsTakenAway() {
    sandbox.faults().add(Fault.error(500).times(0).probability(0.5));

    long failed = IntStream.range(0, 60).map(i -> status()).filter(status -> status == 500).count();
    assertThat(failed).isBetween(10L, 50L);
    sandbox.faults().clear();
    assertThat(IntStream.range(0, 20).map(i -> status())).containsOnly(200);
  }

  @Test
  void anErrorAfterTheWorkLeavesTheWorkDone() throws Exception {
    sandbox.faults().add(Fault.error(504).onceCarriedOut());

    assertThat(rename("after").status()).isEqualTo(504);
    assertThat(title()).isEqualTo("after");
  }

  @Test
  void aResetConnectionHasDoneNothing() {
    sandbox.faults().add(Fault.reset());

    assertThatThrownBy(() -> rename("after")).isInstanceOf(IOException.class);
    assertThat(title()).isEqualTo("before");
    assertThat(sandbox.requests().entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.status()).isZero());
  }

  @Test
  void aLostAnswerHasDoneItsWork() {
    sandbox.faults().add(Fault.lost().on("PATCH", "**"));

    assertThatThrownBy(() -> rename("after")).isInstanceOf(IOException.class);
    assertThat(title()).isEqualTo("after");
  }

  @Test
  void halfAnAnswerHasDoneItsWork() {
    sandbox.faults().add(Fault.half());

    assertThatThrownBy(() -> rename("after")).isInstanceOf(IOException.class);
    assertThat(title()).isEqualTo("after");
  }

  @Test
  void aHangingConnectionEndsWithoutAnAnswer() {
    sandbox.faults().add(Fault.hang(Duration.ofMillis(300)));
    long start = System.nanoTime();

    assertThatThrownBy(() -> rename("after")).isInstanceOf(IOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
    assertThat(title()).isEqualTo("before");
  }

  @Test
  @Timeout(20)
  void closingDoesNotWaitForHangingConnections() {
    sandbox.faults().add(Fault.hang(Duration.ofHours(1)));
    Thread caller =
        new Thread(
            () -> {
              try {
                rename("after");
              } catch (Exception e) {
                Thread.currentThread().interrupt();
              }
            });
    caller.start();
    await().until(() -> sandbox.requests().total() == 1);

    sandbox.close();
    assertThat(sandbox.faults().waiting()).isEmpty();
  }

  @Test
  void htmlComesInPlaceOfJson() throws Exception {
    sandbox.faults().add(Fault.html(403));

    Calls.Reply reply = rename("after");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.raw().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/html");
    assertThat(reply.raw().body()).startsWith("<html>");
  }

  @Test
  void a503MaySayThatTheWriteWasSaved() throws Exception {
    sandbox.faults().add(Fault.saved());

    Calls.Reply reply = rename("after");
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.code()).isEqualTo("service_unavailable");
    assertThat(reply.body().at("/additional_data/retry_guidance/0").asText())
        .contains("Do not repeat the write.");
    assertThat(reply.body().at("/additional_data/committed_resource_id").asText()).isEqualTo(page);
    assertThat(title()).isEqualTo("after");
  }

  @Test
  void beyondTheBudgetComes429WithTheTimeToWait() throws Exception {
    sandbox.limits().set(0.5, 2);

    assertThat(status()).isEqualTo(200);
    assertThat(status()).isEqualTo(200);
    Calls.Reply reply = rename("after");
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.code()).isEqualTo("rate_limited");
    assertThat(reply.raw().headers().firstValue("Retry-After").orElseThrow()).isIn("1", "2");
    assertThat(reply.body().at("/additional_data/rate_limit_reason").asText())
        .isEqualTo("public_api_request_rate_limit");
    assertThat(title()).isEqualTo("before");

    sandbox.limits().set(0, 1);
    assertThat(IntStream.range(0, 20).map(i -> status())).containsOnly(200);
  }

  @Test
  void theBudgetFillsUpAgain() {
    sandbox.limits().set(20, 1);

    assertThat(status()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(5)).until(() -> status() == 200);
  }

  @Test
  void peopleAreNeitherDisturbedNorCounted() throws Exception {
    sandbox.faults().add(Fault.error(500).times(0));
    sandbox.limits().set(0.001, 1);

    assertThat(notion.as(maya.token()).get("/v1/pages/" + page).status()).isEqualTo(200);
    maya.edit(page, "Notes", "by hand");
    assertThat(sandbox.requests().total()).isZero();
  }

  @Test
  void aLaggingIndexAnswersOldValuesAndMissesNewPagesWhileGetIsFresh() throws Exception {
    sandbox.lag(Duration.ofSeconds(30));
    sandbox.clock().advance(Duration.ofMinutes(1));
    rename("after");
    String late = task(Map.of("Task Name", "latecomer"));

    assertThat(
            notion
                .get("/v1/pages/" + page)
                .body()
                .at("/properties/Task Name/title/0/plain_text")
                .asText())
        .isEqualTo("after");
    assertThat(found("before")).containsExactly("before");
    assertThat(found("after")).isEmpty();
    assertThat(found("latecomer")).isEmpty();
    assertThat(notion.post("/v1/search", "{\"query\":\"latecomer\"}").body().get("results"))
        .isEmpty();

    sandbox.clock().advance(Duration.ofSeconds(30));
    assertThat(found("before")).isEmpty();
    assertThat(found("after")).containsExactly("after");
    assertThat(
            notion
                .post("/v1/search", "{\"query\":\"latecomer\"}")
                .body()
                .at("/results/0/id")
                .asText())
        .isEqualTo(late);
  }

  @Test
  void aLaggingIndexStillHasWhatWasJustTrashed() throws Exception {
    sandbox.lag(Duration.ofSeconds(30));
    sandbox.clock().advance(Duration.ofMinutes(1));
    maya.trash(page);

    assertThat(found("before")).containsExactly("before");
    sandbox.lag(Duration.ZERO);
    assertThat(found("before")).isEmpty();
  }

  @Test
  void theDateHeaderGoesByTheSandboxsClock() throws Exception {
    assertThat(notion.get("/v1/users/me").raw().headers().allValues("Date"))
        .containsExactly("Mon, 23 Nov 2026 12:00:41 GMT");
  }

  private Calls.Reply rename(String title) throws Exception {
    return write(
        page, "Task Name", "{\"title\":[{\"text\":{\"content\":\"%s\"}}]}".formatted(title));
  }

  private List<String> found(String title) throws Exception {
    return titles("{\"property\":\"Task Name\",\"title\":{\"equals\":\"%s\"}}".formatted(title));
  }

  private String title() {
    return sandbox.pages().values(page).get("Task Name").toString();
  }

  private int status() {
    try {
      return notion.get("/v1/pages/" + page).status();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
