package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Settings;
import network.thehigherself.sync.console.Got;
import network.thehigherself.sync.property.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console answers about the program that it is part of. */
class ConsoleTest {
  private static final String NEVER = "0 0 0 1 1 ? 2099";

  @TempDir private Path home;
  private Pair pair;
  private Engine service;
  private URI console;

  @BeforeEach
  void serve() {
    pair = Pair.ofSamples(home);
    pair.sync();
    service = Engine.start(Settings.load(settings()), Engine.Purpose.SERVE);
    console = service.console().orElseThrow().address();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(pair.environment());
    settings.putAll(Map.of("POLL_NOTION", NEVER, "POLL_SUPABASE", NEVER));
    return settings;
  }

  @AfterEach
  void close() {
    service.close();
    pair.close();
  }

  @Test
  void theOverviewSaysWhatTheStatusSays() throws Exception {
    JsonNode overview = Got.of(console, "GET /api/overview").json();
    JsonNode status = Json.MAPPER.readTree(pair.run("status", "--output", "json").out());

    assertThat(overview.path("databases")).hasSize(16);
    JsonNode tasks = Pair.of(overview, "tasks");
    assertThat(tasks.at("/from_notion/state").asText()).isEqualTo("ok");
    assertThat(tasks.path("conflicts")).isEqualTo(Pair.of(status, "tasks").path("conflicts"));
  }

  @Test
  void itListensAsLongAsTheRoutesAreThere() {
    assertThat(Got.of(console, "GET /console/").status()).isEqualTo(200);
    service.close();
    assertThatThrownBy(() -> Got.of(console, "GET /console/"))
        .isInstanceOf(UncheckedIOException.class);
  }
}
