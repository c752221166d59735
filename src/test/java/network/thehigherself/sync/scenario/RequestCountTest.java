package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a unit of work costs in requests, exactly. */
class RequestCountTest {
  private static final String QUERY = "POST /v1/data_sources/{id}/query";
  private static final String GET = "GET /v1/pages/{id}";
  private static final String PATCH = "PATCH /v1/pages/{id}";
  private static final String POST = "POST /v1/pages";

  @Test
  void aSecondSyncOfThreeTimesFiveHundredPagesReadsOnceAndWritesNothing(@TempDir Path home) {
    SandboxOptions options = SandboxOptions.defaults().withPagesPerDatabase(500);
    try (Pair pair = Pair.of(options, Map.of(), home)) {
      SyncOutput first = pair.sync();
      assertThat(first.exit()).isZero();
      assertThat(pair.requests(QUERY)).as("3 × ⌈500/100⌉").isEqualTo(15);
      assertThat(pair.requests(GET)).isZero();
      assertThat(first.changes()).isEqualTo(1500);
      long history = pair.count("sync.history");

      pair.sandbox.requests().reset();
      SyncOutput second = pair.syncWhole();
      assertThat(pair.requests(QUERY)).isEqualTo(15);
      assertThat(pair.sandbox.requests().writes()).isZero();
      for (JsonNode database : second.json().path("databases")) {
        assertThat(database.path("from_notion").path("unchanged").asInt()).isEqualTo(500);
        assertThat(database.path("from_supabase").path("unchanged").asInt()).isEqualTo(500);
      }

      pair.sandbox.requests().reset();
      pair.sync();
      assertThat(pair.requests(QUERY)).as("no page in the overlap").isEqualTo(3);
      assertThat(pair.sandbox.requests().writes()).isZero();
      assertThat(pair.count("sync.history")).isEqualTo(history);
    }
  }

  @Test
  void aChangedRowCostsOneGetAndOnePatchAndANewRowOnePostWithItsKey(@TempDir Path home) {
    try (Pair pair = Pair.ofSamples(home)) {
      pair.sync();
      String page = pair.task("Print labels in two languages");
      pair.update("tasks", pair.key(page), "notes", "'changed'");
      pair.sandbox.requests().reset();
      pair.sync();
      assertThat(pair.requests(GET)).isEqualTo(1);
      assertThat(pair.requests(PATCH)).isEqualTo(1);
      assertThat(pair.requests(QUERY)).isEqualTo(3);
      assertThat(pair.sandbox.requests().total()).isEqualTo(5);
      assertThat(pair.value(page, "Supabase ID")).isEqualTo(pair.key(page).toString());
      assertThat(pair.value(page, "Last Synced")).isNotNull();

      UUID created = UUID.randomUUID();
      pair.sql
          .sql("insert into public.tasks (id, task_name) values (?, 'New')")
          .param(created)
          .update();
      pair.sandbox.requests().reset();
      pair.sync();
      assertThat(pair.requests(POST)).isEqualTo(1);
      assertThat(pair.requests(PATCH)).isZero();
      assertThat(pair.requests(GET)).isZero();
      assertThat(pair.value(pair.pageOf(created), "Supabase ID")).isEqualTo(created.toString());
      assertThat(pair.value(pair.pageOf(created), "Last Synced")).isNotNull();

      pair.sandbox.requests().reset();
      pair.sync();
      assertThat(pair.sandbox.requests().counts()).as("idle").isEqualTo(Map.of(QUERY, 3));
    }
  }
}
