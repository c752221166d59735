package network.thehigherself.sync.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real jar as a process that can be killed. */
public final class Program {
  /** A command of these tests takes seconds; a busy machine makes more of them. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Map<String, String> environment;
  private final Path output;
  private Path answers;
  private List<String> machine = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private Process process;
  private int before;

  /**
   * @param environment what it is told by environment variables
   * @param output where everything that it says is added to
   */
  public Program(Map<String, String> environment, Path output) {
    this.environment = environment;
    this.output = output;
  }

  /** Keeps what a command answers on standard output apart, in this file. */
  public Program answeringTo(Path file) {
    answers = file;
    return this;
  }

  /** Runs with these options of the virtual machine instead of small ones. */
  public Program on(String... options) {
    machine = List.of(options);
    return this;
  }

  /** Starts a command and does not wait for it. */
  public void start(String... command) throws IOException {
    before = Files.exists(output) ? Files.readString(output).length() : 0;
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(machine);
    line.add("-jar");
    line.add(System.getProperty("higherself.jar", "target/higherself-sync.jar"));
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(answers == null ? output.toFile() : answers.toFile()));
    process = builder.start();
  }

  /** Whether the process that was started last has its routes up. */
  public boolean isServing() throws IOException {
    return Files.readString(output).substring(before).contains("Keeping ");
  }

  /** Whether the process that was started last has not ended yet. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: nothing in the process gets to run any more. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Runs a command to its end and returns its exit code. */
  public int run(String... command) throws IOException, InterruptedException {
    return run(PATIENCE, command);
  }

  /** Runs a command that may take so long. */
  public int run(Duration patience, String... command) throws IOException, InterruptedException {
    start(command);
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
      throw new IllegalStateException(String.join(" ", command) + " did not end");
    }
    return process.exitValue();
  }
}
