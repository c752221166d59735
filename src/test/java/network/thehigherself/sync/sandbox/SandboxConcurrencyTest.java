package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SandboxConcurrencyTest extends SandboxTest {

  private static final int WRITERS = 8;
  private static final int PAGES_EACH = 25;

  @Test
  void manyWritersAtOnceLoseNothing() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    List<Future<List<String>>> running = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      String tag = "writer " + writer;
      running.add(writers.submit(() -> write(tag)));
    }
    Set<String> ids = new HashSet<>();
    for (Future<List<String>> writer : running) {
      ids.addAll(writer.get());
    }
    writers.shutdown();

    assertThat(ids).hasSize(WRITERS * PAGES_EACH);
    assertThat(sandbox.pages().ids("tasks")).containsAll(ids);
    assertThat(sandbox.requests().count("POST /v1/pages")).isEqualTo(WRITERS * PAGES_EACH);
    assertThat(sandbox.requests().count("POST /v1/data_sources/{id}/query"))
        .isEqualTo(WRITERS * PAGES_EACH);
    String shared = "{\"property\":\"Tags\",\"multi_select\":{\"contains\":\"writer 3\"}}";
    assertThat(titles(shared)).hasSize(PAGES_EACH);
  }

  private List<String> write(String tag) throws Exception {
    List<String> ids = new ArrayList<>();
    String body =
        """
        {"parent":{"data_source_id":"%s"},"properties":{"Task Name":{"title":[{"text":{"content":"x"}}]},
         "Tags":{"multi_select":[{"name":"%s"}]}}}
        """
            .formatted(sandbox.dataSourceId("tasks"), tag);
    for (int i = 0; i < PAGES_EACH; i++) {
      ids.add(notion.post("/v1/pages", body).body().get("id").asText());
      maya.edit(ids.get(i), Map.of("Notes", "seen"));
      assertThat(query("tasks", "{}").status()).isEqualTo(200);
    }
    return ids;
  }
}
