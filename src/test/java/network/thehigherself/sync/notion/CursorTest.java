package network.thehigherself.sync.notion;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.property.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries whose paging goes wrong. */
class CursorTest {
  private static final DataSource SOURCE = new DataSource("s", null, "Tasks", "", Map.of());
  private static final Instant FROM = Instant.parse("2026-06-15T10:00:00Z");

  static Fake fake;
  static Program program;
  static Notion notion;

  @BeforeAll
  static void start() {
    fake = new Fake();
    program = new Program(fake.url(), Map.of("notion.retries", "1"));
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

  @Test
  void aCursorIsFollowedAlsoOverEmptyAnswers() {
    fake.queriesAnswer(more("c1"), more("c2", page("a", "10:01")), last(page("b", "10:01")));
    assertThat(read()).containsExactly("a", "b");
    assertThat(asked())
        .extracting(body -> body.path("start_cursor").asText())
        .containsExactly("", "c1", "c2");
    assertThat(asked())
        .allSatisfy(body -> assertThat(from(body)).isEqualTo("2026-06-15T10:00:00Z"));
  }

  @Test
  void aRefusedCursorStartsAgainAtTheLastTimeSeen() {
    fake.queriesAnswer(
        more("c1", page("a", "10:01"), page("b", "10:02")),
        Fake.error(400, "validation_error"),
        last(page("b", "10:02"), page("c", "10:02")));
    assertThat(read()).containsExactly("a", "b", "c");
    assertThat(asked().get(2).has("start_cursor")).isFalse();
    assertThat(from(asked().get(2))).isEqualTo("2026-06-15T10:02:00Z");
  }

  @Test
  void aCursorThatIsRefusedAgainAndAgainEnds() {
    fake.queriesAnswer(
        more("c1", page("a", "10:01")),
        Fake.error(400, "validation_error"),
        more("c1", page("a", "10:01")),
        Fake.error(400, "validation_error"));
    assertThatThrownBy(CursorTest::read)
        .isInstanceOfSatisfying(
            NotionException.class, error -> assertThat(error.code()).isEqualTo("cursor_lost"));
    assertThat(asked()).hasSize(4);
  }

  @Test
  void aRefusalOfTheQueryItselfIsNoRefusalOfACursor() {
    fake.queriesAnswer(Fake.error(400, "validation_error"));
    assertThatThrownBy(CursorTest::read)
        .isInstanceOfSatisfying(
            NotionException.class, error -> assertThat(error.code()).isEqualTo("validation_error"));
    assertThat(asked()).hasSize(1);
  }

  @Test
  void aRepeatedCursorDoesNotLoopForEver() {
    fake.queriesAnswer(more("same", page("a", "10:01")));
    assertThatThrownBy(CursorTest::read)
        .isInstanceOfSatisfying(
            NotionException.class, error -> assertThat(error.trouble()).isEqualTo(Trouble.PASSING))
        .hasMessageContaining("cursor_lost");
    assertThat(asked()).hasSizeLessThan(6);
  }

  @Test
  void aCursorThatIsMissingDoesNotEndTheQuery() {
    fake.queriesAnswer(
        more(null, page("a", "10:01")), last(page("a", "10:01"), page("b", "10:01")));
    assertThat(read()).containsExactly("a", "b");
  }

  @Test
  void aPageWithoutPropertiesIsReadOnItsOwn() {
    fake.queriesAnswer(last("{\"object\":\"page\",\"id\":\"a\"}"));
    fake.pagesAnswer(okJson(page("a", "10:01")));
    assertThat(read()).containsExactly("a");
    assertThat(fake.pageRequests()).hasSize(1);
  }

  @Test
  void aDataSourceAmongTheResultsIsNoPage() {
    fake.queriesAnswer(last("{\"object\":\"data_source\",\"id\":\"w\"}", page("a", "10:01")));
    assertThat(read()).containsExactly("a");
  }

  @Test
  void aPageThatComesTwiceInOneMinuteCountsOnceAndAnEditedOneTwice() {
    fake.queriesAnswer(
        more("c1", page("a", "10:01"), page("b", "10:01")),
        last(page("b", "10:01"), page("a", "10:05")));
    assertThat(read()).containsExactly("a", "b", "a");
  }

  @Test
  void propertyItemsDoNotLoopForEver() {
    fake.pagesAnswer(
        okJson("{\"object\":\"list\",\"results\":[],\"has_more\":true,\"next_cursor\":\"c\"}"));
    assertThatThrownBy(() -> notion.propertyItems("a", "p")).isInstanceOf(NotionException.class);
    assertThat(fake.pageRequests()).hasSize(2);
  }

  private static List<String> read() {
    List<String> ids = new ArrayList<>();
    Iterator<Batch> batches = notion.editedSince(SOURCE, FROM);
    batches.forEachRemaining(batch -> batch.pages().forEach(page -> ids.add(page.id())));
    return ids;
  }

  private static List<JsonNode> asked() {
    return fake.requests().stream()
        .filter(request -> request.getUrl().endsWith("/query"))
        .map(CursorTest::body)
        .toList();
  }

  private static JsonNode body(LoggedRequest request) {
    try {
      return Json.MAPPER.readTree(request.getBody());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String from(JsonNode body) {
    return body.path("filter").path("last_edited_time").path("on_or_after").asText();
  }

  private static String page(String id, String time) {
    return """
        {"object":"page","id":"%s","last_edited_time":"2026-06-15T%s:00.000Z","properties":{}}
        """
        .formatted(id, time);
  }

  private static ResponseDefinitionBuilder more(String cursor, String... pages) {
    return answer(true, cursor == null ? "null" : "\"" + cursor + "\"", pages);
  }

  private static ResponseDefinitionBuilder last(String... pages) {
    return answer(false, "null", pages);
  }

  private static ResponseDefinitionBuilder answer(boolean more, String cursor, String... pages) {
    return okJson(
        """
        {"object":"list","has_more":%s,"next_cursor":%s,"results":[%s]}
        """
            .formatted(more, cursor, String.join(",", pages)));
  }
}
