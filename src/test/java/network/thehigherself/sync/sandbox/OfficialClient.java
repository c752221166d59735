package network.thehigherself.sync.sandbox;

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

/**
 * Notion's official JavaScript client. It is fetched with npm into {@code target}; where Node, npm
 * or the registry is missing the test that asks for it is skipped and says so.
 */
public final class OfficialClient {
  private static final String CLIENT = "@notionhq/client";
  private static final String CLIENT_VERSION = "5.26.0";
  private static final Path FOLDER = Path.of("target", "official-client");

  private OfficialClient() {}

  /** How a script ended, and all that it printed. */
  public record Ended(int status, String output) {}

  /**
   * Runs a script that uses the client.
   *
   * @param script its name in the test resources, folder {@code sandbox}
   * @param environment what it is told by environment variables
   */
  public static Ended run(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    installClient();
    try (InputStream source = OfficialClient.class.getResourceAsStream("/sandbox/" + script)) {
      Files.write(FOLDER.resolve(script), source.readAllBytes());
    }
    return run(List.of("node", script), environment);
  }

  private static void installClient() throws IOException, InterruptedException {
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
