package network.thehigherself.sync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a real bash makes of what {@code completion} prints. */
@DisabledOnOs(OS.WINDOWS)
class CompletionCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void script() throws IOException {
    Files.writeString(folder.resolve("script"), Ran.run(Map.of(), "completion").out());
  }

  @Test
  void aCommandAndItsOptionsAreCompleted() throws Exception {
    assertThat(completed("higherself-sync", "do")).isEqualTo("doctor");
    assertThat(completed("higherself-sync", "sync", "--dr")).isEqualTo("--dry-run");
    assertThat(completed("higherself-sync", "discover", "--database-id", "x", "--fo"))
        .isEqualTo("--force");
  }

  private String completed(String... words) throws Exception {
    String line = String.join(" ", words);
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source ./script; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_higherself-sync; echo ${COMPREPLY[*]}"
                    .formatted(line, words.length - 1))
            .directory(folder.toFile())
            // bash warns that this is no completion by its own hand.
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer = new String(bash.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(bash.waitFor()).as(answer).isZero();
    return answer;
  }
}
