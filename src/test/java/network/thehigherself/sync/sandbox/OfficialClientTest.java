package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notion's official JavaScript client works against the sandbox unchanged. */
class OfficialClientTest {

  @ParameterizedTest
  @ValueSource(strings = {"2025-09-03", "2026-03-11"})
  void notionsOwnClientWorksUnchanged(String version) throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
      OfficialClient.Ended ended =
          OfficialClient.run(
              "official-client.mjs",
              Map.of(
                  "BASE_URL", sandbox.baseUrl(),
                  "TOKEN", sandbox.token(),
                  "DATABASE_ID", sandbox.databaseId("tasks"),
                  "VERSION", version));

      assertThat(ended.status()).as(ended.output()).isZero();
      assertThat(ended.output()).contains("all as expected");
    }
  }
}
