package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import network.thehigherself.sync.docs.Pages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command that a page shows is one that the program takes, with these options. */
class DocumentedCommandsTest {
  private static final CommandLine COMMANDS = HigherSelf.commands(Settings.load(Map.of()));

  /** Code between backticks, and indented lines of code. */
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`|^ {4}(.+)$", Pattern.MULTILINE);

  private static final Pattern PROGRAM =
      Pattern.compile("^.*?(java -jar \\S*higherself-sync\\.jar|higherself-sync) +");

  /** What belongs to the shell and not to the command. */
  private static final Pattern REST = Pattern.compile(" *(>|2>|\\||&&|#| {2,}).*$");

  static List<Path> pages() {
    return Pages.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandIsTaken(Path page) {
    Set<String> known = COMMANDS.getSubcommands().keySet();

    assertThat(commands(Pages.text(page)))
        .filteredOn(command -> known.contains(command.split(" ", 2)[0]))
        .map(DocumentedCommandsTest::complaint)
        .filteredOn(complaint -> !complaint.isEmpty())
        .isEmpty();
  }

  /** What is wrong with a command; empty where nothing is. */
  private static String complaint(String command) {
    try {
      COMMANDS.parseArgs(command.split(" +"));
      return "";
    } catch (CommandLine.MissingParameterException onlyNamed) {
      return "";
    } catch (CommandLine.ParameterException wrong) {
      return isPlaceholder(wrong.getValue()) ? "" : command + ": " + wrong.getMessage();
    }
  }

  /** A word in capitals, such as ID, which stands for a value that no page can know. */
  private static boolean isPlaceholder(String value) {
    return value != null && value.matches("[A-Z]+");
  }

  private static Stream<String> commands(String text) {
    return CODE.matcher(text)
        .results()
        .map(code -> code.group(1) == null ? code.group(2) : code.group(1))
        .map(code -> PROGRAM.matcher(code).replaceFirst(""))
        .map(code -> REST.matcher(code.replaceAll("<[^>]*>", "PLACEHOLDER")).replaceFirst(""));
  }
}
