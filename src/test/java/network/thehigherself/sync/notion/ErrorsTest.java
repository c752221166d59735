package network.thehigherself.sync.notion;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import network.thehigherself.sync.property.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of {@link Trouble}, row by row, and how often each request is sent. */
class ErrorsTest {
  private static final int ATTEMPTS = 3;
  private static final JsonNode BODY = Json.MAPPER.createObjectNode();
  private static final Map<String, String> SETTINGS = Map.of("notion.retries", "2");

  static Fake fake;
  static Program program;
  static Notion notion;

  @BeforeAll
  static void start() {
    fake = new Fake();
    program = new Program(fake.url(), SETTINGS);
    notion = program.notion();
  }

  @AfterAll
  static void stop() {
    program.close();
    fake.close();
  }

  @BeforeEach
  void reset() {
    fake.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "400, validation_error",
    "400, invalid_json",
    "401, unauthorized",
    "403, restricted_resource",
    "404, object_not_found",
    "409, row_limit_exceeded",
  })
  void whatWillFailAgainIsAskedOnce(int status, String code) {
    fake.pagesAnswer(Fake.error(status, code));
    NotionException error = refused(() -> notion.update(Fake.PAGE_ID, BODY));
    assertThat(error.trouble()).isEqualTo(Trouble.PERMANENT);
    assertThat(error.status()).isEqualTo(status);
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.requestId()).contains("d7a11923-e694-4dea-9924-468fe422c571");
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void aConflictIsTriedAgainAndStaysOnePagesTrouble() {
    fake.pagesAnswer(Fake.error(409, "conflict_error"));
    NotionException error = refused(() -> notion.page(Fake.PAGE_ID));
    assertThat(error.trouble()).isEqualTo(Trouble.PASSING);
    assertThat(fake.requests()).hasSize(ATTEMPTS);
  }

  @Test
  void aConflictOfACreateIsTriedAgain() {
    fake.pagesAnswerFirst(Fake.error(409, "conflict_error"));
    assertThat(notion.create(BODY).id()).isEqualTo(Fake.PAGE_ID);
    assertThat(fake.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void anErrorOfTheServerPasses(int status) {
    fake.pagesAnswerFirst(Fake.error(status, "some_error"));
    assertThat(notion.page(Fake.PAGE_ID).id()).isEqualTo(Fake.PAGE_ID);
    assertThat(fake.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void aPageThatNeverWorksIsOnePagesTroubleWhileNotionAnswers(int status) {
    fake.pagesAnswer(Fake.error(status, "some_error"));
    NotionException error = refused(() -> notion.page(Fake.PAGE_ID));
    assertThat(error.trouble()).isEqualTo(Trouble.PASSING);
    assertThat(error.code()).isEqualTo("some_error");
    assertThat(fake.pageRequests()).hasSize(ATTEMPTS);
    assertThat(fake.requests()).hasSize(ATTEMPTS + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 429, 500, 502, 503, 504, 529})
  void aChangeOfAPageIsNotSentAgainBeforeThePageIsReadAgain(int status) {
    fake.pagesAnswer(Fake.error(status, "some_error").withHeader("Retry-After", "0"));
    NotionException error = refused(() -> notion.update(Fake.PAGE_ID, BODY));
    assertThat(error.isStale()).isTrue();
    assertThat(fake.pageRequests()).hasSize(1);
  }

  @Test
  void aNotionThatAnswersNothingIsAway() {
    fake.everythingAnswers(Fake.error(502, "bad_gateway"));
    NotionException error = refused(() -> notion.update(Fake.PAGE_ID, BODY));
    assertThat(error.trouble()).isEqualTo(Trouble.AWAY);
    assertThat(error.status()).isEqualTo(502);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void aCreateThatMayHaveWorkedIsNeverRepeated(int status) {
    fake.pagesAnswer(Fake.error(status, "some_error"));
    NotionException error = refused(() -> notion.create(BODY));
    assertThat(error.trouble()).isEqualTo(Trouble.AMBIGUOUS);
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void aCreateThatWasSavedInSpiteOfTheErrorSaysWhatWasCreated() {
    fake.pagesAnswer(
        Fake.error(
            503, "service_unavailable", "{\"committed_resource_id\":\"" + Fake.PAGE_ID + "\"}"));
    NotionException error = refused(() -> notion.create(BODY));
    assertThat(error.trouble()).isEqualTo(Trouble.AMBIGUOUS);
    assertThat(error.committedResourceId()).contains(Fake.PAGE_ID);
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenAnswerPassesForAReadAndIsAmbiguousForACreate(Fault fault) {
    fake.pagesAnswerFirst(aResponse().withFault(fault));
    assertThat(notion.page(Fake.PAGE_ID).id()).isEqualTo(Fake.PAGE_ID);
    assertThat(fake.requests()).hasSize(2);
    fake.reset();
    fake.pagesAnswer(aResponse().withFault(fault));
    NotionException error = refused(() -> notion.create(BODY));
    assertThat(error.trouble()).isEqualTo(Trouble.AMBIGUOUS);
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void anAnswerThatNeverComesPassesForAReadAndIsAmbiguousForACreate() throws Exception {
    Map<String, String> impatient = Map.of("camel.component.http.response-timeout", "1000");
    try (Fake slow = new Fake();
        Program waiting = new Program(slow.url(), impatient)) {
      slow.pagesAnswerFirst(okJson(Fake.PAGE).withFixedDelay(4_000));
      assertThat(waiting.notion().page(Fake.PAGE_ID).id()).isEqualTo(Fake.PAGE_ID);
      assertThat(waiting.requests().soFar().of(Kind.PAGE)).isEqualTo(2);
      slow.pagesAnswer(okJson(Fake.PAGE).withFixedDelay(4_000));
      NotionException error = refused(() -> waiting.notion().create(BODY));
      assertThat(error.trouble()).isEqualTo(Trouble.AMBIGUOUS);
      assertThat(error.code()).isEqualTo("no_answer");
      assertThat(waiting.requests().soFar().of(Kind.CREATE)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Welcome to the hotel</html>",
        "{\"object\":\"page\",\"id\":\"393abc",
        "{}",
        "[]",
        "",
        "{\"object\":\"list\",\"results\":[],\"has_more\":false}"
      })
  void anAnswerThatIsNotNotionsPassesForAReadAndIsAmbiguousForACreate(String body) {
    fake.pagesAnswerFirst(aResponse().withBody(body));
    assertThat(notion.page(Fake.PAGE_ID).id()).isEqualTo(Fake.PAGE_ID);
    assertThat(fake.requests()).hasSize(2);
    fake.reset();
    fake.pagesAnswer(aResponse().withBody(body));
    NotionException error = refused(() -> notion.create(BODY));
    assertThat(error.trouble()).isEqualTo(Trouble.AMBIGUOUS);
    assertThat(error.code()).isEqualTo("not_notion");
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void halfAnAnswerPasses() throws Exception {
    try (ServerSocket half = new ServerSocket(0);
        Program there = new Program("http://localhost:" + half.getLocalPort(), SETTINGS)) {
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(
              () -> {
                answer(half, Fake.PAGE.length() + 100);
                answer(half, Fake.PAGE.length());
              });
      assertThat(there.notion().page(Fake.PAGE_ID).id()).isEqualTo(Fake.PAGE_ID);
      assertThat(there.requests().soFar().of(Kind.PAGE)).isEqualTo(2);
      served.join();
    }
  }

  private static void answer(ServerSocket server, int length) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      byte[] asked = new byte[4_096];
      assertThat(socket.getInputStream().read(asked)).isPositive();
      String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + length;
      out.write((head + "\r\n\r\n" + Fake.PAGE).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anAnswerThatTricklesIsGivenUp() {
    fake.pagesAnswerFirst(okJson(Fake.PAGE).withChunkedDribbleDelay(60, 60_000));
    try (Program hasty = new Program(fake.url(), Duration.ofSeconds(1), SETTINGS)) {
      Instant asked = Instant.now();
      assertThat(hasty.notion().page(Fake.PAGE_ID).id()).isEqualTo(Fake.PAGE_ID);
      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(30));
      assertThat(hasty.requests().soFar().of(Kind.PAGE)).isEqualTo(2);
    }
  }

  @Test
  void whereNobodyListensNotionIsAway() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    try (Program nowhere = new Program("http://localhost:" + free, SETTINGS)) {
      NotionException read = refused(() -> nowhere.notion().page(Fake.PAGE_ID));
      assertThat(read.trouble()).isEqualTo(Trouble.AWAY);
      assertThat(read.code()).isEqualTo("unreachable");
      assertThat(nowhere.requests().soFar().of(Kind.PAGE)).isEqualTo(ATTEMPTS);
      NotionException create = refused(() -> nowhere.notion().create(BODY));
      assertThat(create.trouble()).isEqualTo(Trouble.AWAY);
      assertThat(nowhere.requests().soFar().of(Kind.CREATE)).isEqualTo(ATTEMPTS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 529})
  void whoIsTooFastWaitsAndThenGoesOn(int status) {
    fake.pagesAnswerFirst(Fake.error(status, "rate_limited").withHeader("Retry-After", "1"));
    assertThat(notion.create(BODY).id()).isEqualTo(Fake.PAGE_ID);
    assertThat(fake.requests()).hasSize(2);
  }

  @Test
  void whoIsTooFastForTooLongIsTold() {
    fake.pagesAnswer(
        Fake.error(429, "rate_limited", "{\"rate_limit_reason\":\"public_api_request_rate_limit\"}")
            .withHeader("Retry-After", "0"));
    NotionException error = refused(() -> notion.create(BODY));
    assertThat(error.trouble()).isEqualTo(Trouble.AWAY);
    assertThat(error.retryAfter()).contains(Duration.ZERO);
    assertThat(fake.requests()).hasSize(ATTEMPTS);
  }

  @Test
  void whoIsBlockedDoesNotAskAgain() {
    fake.pagesAnswer(
        Fake.error(429, "rate_limited", "{\"rate_limit_reason\":\"public_api_request_blocked\"}")
            .withHeader("Retry-After", "30"));
    NotionException error = refused(() -> notion.page(Fake.PAGE_ID));
    assertThat(error.trouble()).isEqualTo(Trouble.PERMANENT);
    assertThat(error.code()).isEqualTo("public_api_request_blocked");
    assertThat(fake.requests()).hasSize(1);
    assertThat(program.budget().pauseLeft()).isZero();
  }

  @Test
  void aBlockIsNobodysRecord() {
    fake.pagesAnswer(
        Fake.error(429, "rate_limited", "{\"rate_limit_reason\":\"public_api_request_blocked\"}"));
    NotionException error = refused(() -> notion.update(Fake.PAGE_ID, BODY));
    assertThat(error.isForAll()).isTrue();
    assertThat(error.isStale()).isFalse();
  }

  @Test
  void aMissingCapabilityIsNamedByWhatWasAsked() {
    fake.everythingAnswers(Fake.error(403, "restricted_resource"));
    assertThat(refused(() -> notion.page(Fake.PAGE_ID))).hasMessageContaining("Read content");
    assertThat(refused(() -> notion.create(BODY))).hasMessageContaining("\"Insert content\"");
    assertThat(refused(() -> notion.update(Fake.PAGE_ID, BODY)))
        .hasMessageContaining("https://www.notion.so/profile/integrations")
        .hasMessageContaining("\"Update content\" under Capabilities");
  }

  @Test
  void aRedirectIsNotFollowed() {
    fake.pagesAnswer(aResponse().withStatus(302).withHeader("Location", fake.url() + "/elsewhere"));
    NotionException error = refused(() -> notion.page(Fake.PAGE_ID));
    assertThat(error.trouble()).isEqualTo(Trouble.PERMANENT);
    assertThat(error).hasMessageContaining("NOTION_BASE_URL");
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void aMessageNamesTheRequestButNeitherNotionsWordsNorTheToken() {
    fake.pagesAnswer(Fake.error(400, "validation_error"));
    NotionException error = refused(() -> notion.update(Fake.PAGE_ID, BODY));
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    assertThat(error)
        .hasMessageContaining("PATCH /v1/pages/" + Fake.PAGE_ID)
        .hasMessageContaining("400 validation_error");
    assertThat(error.detail()).contains("Words about Jane Doe.");
    assertThat(trace.toString()).doesNotContain("Jane").doesNotContain(Program.TOKEN);
  }

  private static NotionException refused(Runnable request) {
    NotionException error = catchThrowableOfType(NotionException.class, request::run);
    assertThat(error).isNotNull();
    return error;
  }
}
