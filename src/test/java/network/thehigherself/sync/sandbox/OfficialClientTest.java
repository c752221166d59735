package network.thehigherself.sync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Notion's official JavaScript client works against the sandbox unchanged. It is fetched with npm
 * into {@code target}; where Node, npm or the registry is missing the test is skipped and says so.
 */
class OfficialClientTest {

  private static final String CLIENT = "@notionhq/client";
  private static final String CLIENT_VERSION = "5.26.0";
  private static final Path FOLDER = Path.of("target", "official-client");

  private record Ended(int status, String output) {}

  @ParameterizedTest
  @ValueSource(strings = {"2025-09-03", "2026-03-11"})
  void notionsOwnClientWorksUnchanged(String version) throws Exception {
    installClient();
    Path script = FOLDER.resolve("official-client.mjs");
    try (InputStream source = getClass().getResourceAsStream("/sandbox/official-client.mjs")) {
      Files.write(script, source.readAllBytes());
    }
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
      Ended ended =
          run(
              List.of("node", script.getFileName().toString()),
              Map.of(
                  "BASE_URL", sandbox.baseUrl(),
                  "TOKEN", sandbox.token(),
                  "DATABASE_ID", sandbox.databaseId("tasks"),
                  "VERSION", version));

      assertThat(ended.status()).as(ended.output()).isZero();
      assertThat(ended.output()).contains("all as expected");
    }
  }

  private static void installClient() throws Exception {
    Files.createDirectories(FOLDER);
    Path installed = FOLDER.resolve("node_modules").resolve(CLIENT).resolve("package.json");
    if (Files.exists(installed)
        && Files.readString(installed).contains("\"version\": \"" + CLIENT_VERSION + "\"")) {
      return;
    }
    Ended npm =
        run(
            List.of(
                "npm",
                "install",
                "--no-save",
                "--no-package-lock",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--fetch-retries=1",
                "--fetch-timeout=20000",
                "--prefix",
                ".",
                CLIENT + "@" + CLIENT_VERSION),
            Map.of());
    if (npm.status() != 0) {
      abort(
          "SKIPPED: npm could not install %s %s, so the contract with the official client is not checked here.\n%s"
              .formatted(CLIENT, CLIENT_VERSION, npm.output()));
    }
  }

  private static Ended run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    File output = FOLDER.resolve(command.get(0) + ".log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder.environment().putAll(environment);
    Process process = start(builder);
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return new Ended(-1, command + " did not end within three minutes");
    }
    return new Ended(
        process.exitValue(), Files.readString(output.toPath(), StandardCharsets.UTF_8));
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      return abort(
          "SKIPPED: %s is not installed, so the contract with the official client is not checked here."
              .formatted(builder.command().get(0)));
    }
  }
}
