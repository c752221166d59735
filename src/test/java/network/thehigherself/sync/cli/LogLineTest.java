package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import network.thehigherself.sync.Main;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a line of the log of a process of its own a person comes to the record and to the run. */
class LogLineTest {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @TempDir private Path home;
  private TestSides sides;

  @BeforeEach
  void aRecordThatPostgresqlRefuses() {
    sides = new TestSides(SandboxOptions.defaults(), home);
    sides.environment.keySet().removeIf(name -> name.matches("NOTION_(?!TASKS).*_DB"));
    sides
        .sql
        .sql("alter table public.tasks add constraint short check (length(task_name) < 100)")
        .update();
    String page = sides.sandbox.pages().ids("tasks").get(0);
    sides.sandbox.person("Maya").edit(page, "Task Name", "long".repeat(50));
  }

  @AfterEach
  void close() {
    sides.close();
  }

  /** What {@code sync} logs, and on standard output the run's id. */
  private List<String> log(String format, Path answer) throws Exception {
    File log = home.resolve("log.txt").toFile();
    ProcessBuilder sync =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "sync",
            "--output",
            "json");
    sync.environment().putAll(sides.environment);
    sync.environment().put("LOG_FORMAT", format);
    assertThat(sync.redirectError(log).redirectOutput(answer.toFile()).start().waitFor()).isOne();
    return Files.readAllLines(log.toPath());
  }

  private static String line(List<String> log, String logger) {
    return log.stream().filter(line -> line.contains(logger)).findFirst().orElseThrow();
  }

  @Test
  void aLineLeadsToTheRecordAndToTheRun() throws Exception {
    Path answer = home.resolve("answer.json");
    List<String> log = log("text", answer);
    String run = Json.MAPPER.readTree(answer.toFile()).path("run").asText();

    assertThat(line(log, " Passes ")).endsWith("changed (run %s)".formatted(run));
    String refused = line(log, " DeadLetterOffice ");
    assertThat(refused).endsWith("(run %s)".formatted(run));
    String key = refused.replaceAll(".* record (" + UUID + ") .*", "$1");
    assertThat(Ran.run(sides.environment, "explain", key).out()).contains(key, "tasks");
    assertThat(Ran.run(sides.environment, "undo", "--run", run, "--yes").exit()).isZero();
  }

  @Test
  void inJsonTheRunIsAFieldOfItsOwn() throws Exception {
    Path answer = home.resolve("answer.json");
    JsonNode line = Json.MAPPER.readTree(line(log("json", answer), "Passes"));

    assertThat(line.path("run").asText())
        .isNotEmpty()
        .isEqualTo(Json.MAPPER.readTree(answer.toFile()).path("run").asText());
  }
}
