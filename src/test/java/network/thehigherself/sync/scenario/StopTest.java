package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Settings;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is stopped while it has something to do. */
class StopTest {

  @Test
  void aServiceThatStopsKeepsItsLeaseWhileItsPassIsUnderWay(@TempDir Path home) {
    try (Pair pair = Pair.ofSamples(home)) {
      pair.sync();
      pair.environment()
          .replaceAll((name, id) -> name.matches("NOTION_(CONTACTS|BUS).*_DB") ? "" : id);
      pair.sandbox
          .faults()
          .add(Fault.hang(Duration.ofSeconds(6)).on("POST", "/v1/data_sources/*/query"));
      Map<String, String> settings = new HashMap<>(pair.environment());
      settings.put("POLL_NOTION", "* * * * * ?");
      settings.put("LEASE_DURATION", "PT1S");
      Engine service = Engine.start(Settings.load(settings), Engine.Purpose.SERVE);
      await().atMost(Duration.ofSeconds(20)).until(() -> pair.sandbox.faults().waiting().isEmpty());
      Leases leases = new Leases(pair.engine().postgres());

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::close);
      await()
          .during(Duration.ofSeconds(3))
          .until(() -> leases.tryAcquire("tasks", "another", Duration.ofSeconds(1)).isEmpty());

      stopped.join();
      assertThat(leases.tryAcquire("tasks", "another", Duration.ofSeconds(1))).isPresent();
    }
  }
}
