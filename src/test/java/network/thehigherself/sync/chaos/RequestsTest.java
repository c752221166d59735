package network.thehigherself.sync.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Only an edit that no program could have seen is told apart from a lost one. */
class RequestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final Place TASKS = Place.named("tasks");
  private static final String NOTES = "n%3Ft";
  private static final String SETS_NOTES = "{\"properties\":{\"n%3Ft\":{\"rich_text\":[]}}}";
  private static final String SETS_STATUS = "{\"properties\":{\"st\":{\"select\":null}}}";

  private final Requests requests = new Requests();

  @Test
  void anEditBetweenTheGetAndItsPatchIsInTheGap() {
    requests.add(List.of(get(0), patch(40, SETS_NOTES, true)));
    assertThat(gapOfEditAt(20)).contains(Duration.ofMillis(40));
  }

  @Test
  void anEditBeforeTheGetWasThereToBeSeen() {
    requests.add(List.of(get(30), patch(40, SETS_NOTES, true)));
    assertThat(gapOfEditAt(20)).isEmpty();
  }

  @Test
  void anEditAfterThePatchWasNotTouchedByIt() {
    requests.add(List.of(get(0), patch(10, SETS_NOTES, true)));
    assertThat(gapOfEditAt(20)).isEmpty();
  }

  @Test
  void aPatchWithoutAGetOfItsOwnIsNoExcuse() {
    requests.add(List.of(patch(40, SETS_NOTES, true)));
    assertThat(gapOfEditAt(20)).isEmpty();
  }

  @Test
  void norIsOneWhoseGetIsLongAgoOrServedAnotherPatch() {
    requests.add(List.of(get(0), patch(60_000, SETS_NOTES, true)));
    assertThat(gapOfEditAt(20)).isEmpty();
    requests.add(List.of(get(70_000), patch(70_001, SETS_STATUS, true)));
    requests.add(List.of(patch(70_009, SETS_NOTES, true)));
    assertThat(gapOfEditAt(70_005)).isEmpty();
  }

  @Test
  void aPatchOfOtherPropertiesOrOneThatWasRefusedOverwroteNothing() {
    requests.add(List.of(get(0), patch(30, SETS_STATUS, true)));
    requests.add(List.of(get(31), patch(40, SETS_NOTES, false)));
    assertThat(gapOfEditAt(20)).isEmpty();
    assertThat(gapOfEditAt(35)).isEmpty();
  }

  private Optional<Duration> gapOfEditAt(int millis) {
    Instant at = START.plusMillis(millis);
    return requests.gap(
        new Edit(
            Side.NOTION,
            TASKS,
            "Water plants",
            "p",
            TASKS.fields().get(0),
            Deed.SET,
            "v1.",
            List.of(),
            at,
            at.plusMillis(1)),
        NOTES);
  }

  private static JsonNode get(int millis) {
    return request(millis, "GET /v1/pages/{id}", "", true);
  }

  private static JsonNode patch(int millis, String body, boolean carriedOut) {
    return request(millis, "PATCH /v1/pages/{id}", body, carriedOut);
  }

  private static JsonNode request(int millis, String kind, String body, boolean carriedOut) {
    return JSON.valueToTree(
        Map.of(
            "path",
            "/v1/pages/p",
            "at",
            START.plusMillis(millis).toString(),
            "kind",
            kind,
            "status",
            200,
            "carried_out",
            carriedOut,
            "body",
            body));
  }
}
