package network.thehigherself.sync.scenario;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two sides that hold the samples and are equal, and one task of them; a request has two tries. */
abstract class SyncedTask {
  Pair pair;
  String page;
  UUID key;

  @BeforeEach
  void syncSamples(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults(), Map.of("NOTION_RETRIES", "1"), home);
    pair.sync();
    page = pair.task("Print labels in two languages");
    key = pair.key(page);
  }

  @AfterEach
  void close() {
    pair.close();
  }
}
