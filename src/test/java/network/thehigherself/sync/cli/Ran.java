package network.thehigherself.sync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a command ended with.
 *
 * @param out what it said on standard output
 * @param err what it said on standard error
 */
public record Ran(int exit, String out, String err) {

  /** Runs a command in this JVM and listens to both of its outputs. */
  public static Ran run(Map<String, String> environment, String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, UTF_8));
      System.setErr(new PrintStream(errBytes, true, UTF_8));
      int exit = HigherSelf.execute(environment, args);
      return new Ran(exit, outBytes.toString(UTF_8), errBytes.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  public String all() {
    return out + err;
  }

  /** Checks how it ended and that it said this, without a stack trace. */
  public void says(int exit, String what) {
    assertThat(this.exit).as(all()).isEqualTo(exit);
    assertThat(all()).contains(what).doesNotContain("\tat ");
  }

  /** The variables that it answered with, as lines of a file {@code .env}. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    out.lines().forEach(line -> variables.put(line.split("=", 2)[0], line.split("=", 2)[1]));
    return variables;
  }
}
