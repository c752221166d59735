package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SandboxBulkTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Set<String> FILLED_BY_THE_SYNC =
      Set.of("Supabase ID", "Last Synced", "Days Since Sync");

  @Test
  void tenThousandPagesAreMadeAndReadUpToTheCap() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withoutPages())) {
      sandbox.pages().bulk("business_entities", 3, Duration.ZERO);
      sandbox.pages().bulk("tasks", 10_500, Duration.ofMinutes(1));
      Set<String> seen = new HashSet<>();
      JsonNode last = readAll(sandbox, seen);

      assertThat(seen).hasSize(10_000);
      assertThat(last.at("/request_status/type").asText()).isEqualTo("incomplete");
      assertThat(last.at("/request_status/incomplete_reason").asText())
          .isEqualTo("query_result_limit_reached");
      assertThat(last.get("next_cursor").isNull()).isTrue();
    }
  }

  @Test
  void sixteenDatabasesOfTwoHundredPagesAreThereFromTheStart() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withPagesPerDatabase(200))) {
      assertThat(sandbox.pages().ids("workflows")).hasSize(200);
    }
  }

  @Test
  void aQueryThatEndsExactlyAtTheCapIsComplete() throws Exception {
    try (Sandbox sandbox =
        Sandbox.start(SandboxOptions.defaults().withPagesPerDatabase(4).withQueryCap(4))) {
      JsonNode last = readAll(sandbox, new HashSet<>());

      assertThat(last.has("request_status")).isFalse();
    }
  }

  @Test
  void generatedPagesAreTheSameForTheSameSeedAndClock() {
    SandboxOptions options =
        SandboxOptions.defaults().withPagesPerDatabase(20).withClockFixedAt(NOON);
    try (Sandbox one = Sandbox.start(options);
        Sandbox two = Sandbox.start(options);
        Sandbox other = Sandbox.start(options.withSeed(8))) {
      for (String database : one.databaseNames()) {
        List<String> ids = one.pages().ids(database);
        assertThat(two.pages().ids(database)).isEqualTo(ids).hasSize(20);
        ids.forEach(id -> assertThat(two.pages().show(id)).isEqualTo(one.pages().show(id)));
        assertThat(other.pages().ids(database)).doesNotContainAnyElementsOf(ids);
      }
    }
  }

  @Test
  void generatedPagesHaveEveryPropertyFilledAndLieInThePast() {
    try (Sandbox sandbox =
        Sandbox.start(SandboxOptions.defaults().withPagesPerDatabase(3).withClockFixedAt(NOON))) {
      for (String database : sandbox.databaseNames()) {
        for (String id : sandbox.pages().ids(database)) {
          Map<String, Object> values = sandbox.pages().values(id);
          values.forEach(
              (property, value) -> {
                boolean empty = value == null || value.equals(List.of());
                assertThat(empty)
                    .as(database + "." + property)
                    .isEqualTo(FILLED_BY_THE_SYNC.contains(property));
              });
          Instant edited = Instant.parse(sandbox.pages().show(id).get("last_edited_time").asText());
          assertThat(edited).isBefore(NOON.minus(Duration.ofHours(1)));
        }
      }
    }
  }

  @Test
  void pagesMadeAfterTheStartNeverShareAnIdWithThoseOfAnEarlierSandbox() {
    SandboxOptions options = SandboxOptions.defaults();
    try (Sandbox one = Sandbox.start(options);
        Sandbox two = Sandbox.start(options)) {
      String tasks = one.dataSourceId("tasks");
      assertThat(two.dataSourceId("tasks")).isEqualTo(tasks);
      assertThat(one.person("Maya Brooks").create(tasks, Map.of()))
          .isNotEqualTo(two.person("Maya Brooks").create(tasks, Map.of()));
    }
  }

  private static JsonNode readAll(Sandbox sandbox, Set<String> seen) throws Exception {
    Calls notion = Calls.to(sandbox);
    String path = "/v1/data_sources/" + sandbox.dataSourceId("tasks") + "/query";
    String sorts = "\"sorts\":[{\"timestamp\":\"created_time\",\"direction\":\"ascending\"}]";
    JsonNode page = notion.post(path, "{" + sorts + "}").body();
    while (true) {
      page.get("results").forEach(result -> seen.add(result.get("id").asText()));
      if (!page.get("has_more").asBoolean()) {
        return page;
      }
      String cursor = page.get("next_cursor").asText();
      page = notion.post(path, "{%s,\"start_cursor\":\"%s\"}".formatted(sorts, cursor)).body();
    }
  }
}
