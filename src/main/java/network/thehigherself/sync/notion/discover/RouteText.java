package network.thehigherself.sync.notion.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/**
 * The text of a route file. All that ship are the same but for the database's name and title, so
 * one of them is the model, and no template can grow old beside them.
 */
final class RouteText {
  private static final String MODEL = "contacts_profiles";
  private static final String TITLE = "Contacts & Profiles";
  private static final String DESCRIPTION = "    description: ";

  private RouteText() {}

  static String of(String database, String title) {
    // Camel would look for a property of the name between such braces, and its parser of YAML fails
    // where an emoji lies across two of its buffers.
    String shown =
        YamlText.comment(title).replaceAll("\\{\\{|\\}\\}|[\\x{10000}-\\x{10FFFF}]", "").strip();
    return model()
        .lines()
        .map(line -> line(line.replace(MODEL, database), shown))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(String line, String title) {
    String text = line.replace(TITLE, title);
    return text.equals(line) || !line.startsWith(DESCRIPTION) || YamlText.isPlain(title)
        ? text
        : DESCRIPTION + YamlText.quoted(text.substring(DESCRIPTION.length()));
  }

  private static String model() {
    String file = "routes/" + MODEL + ".camel.yaml";
    try (InputStream text = RouteText.class.getClassLoader().getResourceAsStream(file)) {
      return new String(text.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
