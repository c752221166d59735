package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds .env.example to application.properties and the ids of the databases; with -Dupdate it
 * writes the file anew.
 */
class EnvExampleTest {
  private static final Path FILE = Path.of(".env.example");
  private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");

  private static final String HEAD =
      """
      # Every setting, as the environment and .env know it. Copy this file to .env, and fill in the first two
      # parts; what stands behind # is the default of the rest. The environment wins over .env.
      #
      # The secret of the integration: https://www.notion.so/profile/integrations
      NOTION_API_TOKEN=
      # As Supabase shows it under Connect, with the password in it: postgres://user:password@host:5432/postgres
      # With ?sslmode=verify-full&sslrootcert=/path/to/its/certificate behind it, nobody else can answer in its place.
      SUPABASE_DB_URL=
      # A page that is shared with the integration: setup --notion makes there what is missing.
      #NOTION_PARENT_PAGE_ID=
      # What people log in to the console with, where it listens for more than this machine.
      #CONSOLE_TOKEN=

      # --- the ids of the databases in Notion: the end of a database's link; without one it is off ------
      """;

  @TempDir private Path home;

  @Test
  void itHasEverySettingAndEveryId() throws IOException {
    String expected = HEAD + ids() + settings();
    if (System.getProperty("update") != null) {
      Files.writeString(FILE, expected);
    }
    assertThat(FILE)
        .as("%s is stale: mvn test -Dtest=EnvExampleTest -Dupdate writes it anew", FILE)
        .content()
        .isEqualTo(expected);
  }

  @Test
  void itIsAFileThatIsUnderstoodAndItsDefaultsAreThoseThatShip() throws IOException {
    String everything = Files.readString(FILE).replaceAll("(?m)^#(?=[A-Z_]+=)", "");
    Files.writeString(home.resolve(".env"), everything);
    Settings settings = Settings.load(Map.of("HIGHERSELF_HOME", home.toString()));
    Properties shipped = Settings.shipped();
    for (String name : ours(shipped)) {
      String variable = variable(name);
      assertThat(everything).contains("\n" + variable + "=");
      assertThat(settings.find(name).orElse("")).as(name).isEqualTo(shipped.getProperty(name));
    }
    assertThat(settings.find("NOTION_TASKS_DB")).isEmpty();
  }

  private static List<String> ours(Properties shipped) {
    return shipped.stringPropertyNames().stream()
        .filter(name -> !name.startsWith("camel."))
        .toList();
  }

  private String ids() {
    return Mappings.load(MappingFiles.find(home)).all().stream()
        .sorted(Comparator.comparing(Mapping::idVariable))
        .map(mapping -> "# %s%n%s=%n".formatted(mapping.title(), mapping.idVariable()))
        .collect(Collectors.joining());
  }

  /** What stands between the introduction and the settings of Camel, with the variables' names. */
  private static String settings() throws IOException {
    String properties = Files.readString(PROPERTIES);
    int from = properties.indexOf("\n# --- ");
    int to = properties.indexOf("\n# --- Camel");
    return properties
        .substring(from, to)
        .lines()
        .map(EnvExampleTest::line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(String line) {
    int equals = line.indexOf(" =");
    return line.startsWith("#") || equals < 0
        ? line
        : "#" + variable(line.substring(0, equals)) + "=" + line.substring(equals + 2).strip();
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
