package network.thehigherself.sync.cli;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * Every setting, from where it is found first: the environment, {@code .env}, the {@code
 * application.properties} in the home folder, the one in the jar. Immutable.
 */
public final class Settings {
  private static final String FILE = "application.properties";

  private final Path home;
  private final Map<String, String> environment;
  private final Properties properties;

  private Settings(Path home, Map<String, String> environment, Properties properties) {
    this.home = home;
    this.environment = environment;
    this.properties = properties;
  }

  /**
   * Reads the settings of a process.
   *
   * @param environment the process's environment; {@code HIGHERSELF_HOME} names the home folder,
   *     which is the working directory otherwise
   * @throws ConfigurationException where a file cannot be read
   */
  public static Settings load(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HIGHERSELF_HOME", "")).toAbsolutePath();
    Map<String, String> variables = new HashMap<>();
    for (var entry : dotenv(home).entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
      variables.put(entry.getKey(), entry.getValue());
    }
    variables.putAll(environment);
    return new Settings(home, variables, properties(home.resolve(FILE)));
  }

  private static Dotenv dotenv(Path home) {
    try {
      return Dotenv.configure().directory(home.toString()).ignoreIfMissing().load();
    } catch (DotenvException e) {
      throw new ConfigurationException(
          ".env: a line is not NAME=value; write one setting per line", e);
    }
  }

  private static Properties properties(Path file) {
    Properties properties = shipped();
    if (Files.exists(file)) {
      try (Reader own = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(own);
      } catch (IOException | IllegalArgumentException e) {
        throw new ConfigurationException(FILE + " cannot be read: " + e.getMessage(), e);
      }
    }
    return properties;
  }

  /** The settings that ship, by their property names. */
  static Properties shipped() {
    Properties properties = new Properties();
    try (InputStream shipped = Settings.class.getResourceAsStream("/" + FILE)) {
      properties.load(shipped);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same settings with some that win over every other, by their names in capitals. */
  public Settings with(Map<String, String> overrides) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(overrides);
    return new Settings(home, variables, properties);
  }

  /** The folder that may hold {@code routes/}, {@code mappings/} and settings. Absolute. */
  public Path home() {
    return home;
  }

  /**
   * A setting that may be missing.
   *
   * @param name in either form: {@code poll.notion} or {@code POLL_NOTION}
   * @return its trimmed value; empty where it is not set or blank
   */
  public Optional<String> find(String name) {
    String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    String value = environment.getOrDefault(variable, properties.getProperty(name));
    return Optional.ofNullable(value).map(String::trim).filter(found -> !found.isEmpty());
  }

  /**
   * A setting that must be there.
   *
   * @throws ConfigurationException naming the setting where it is missing
   */
  public String get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    name + " is not set; set it in the environment or in .env"));
  }

  /** A setting in ISO 8601, such as {@code PT2M}; {@link #get} and this refuse what is none. */
  public Duration duration(String name) {
    return parse(name, Duration::parse, "a duration such as PT2M");
  }

  /** A whole number; {@link #get} and this refuse what is none. */
  public int number(String name) {
    return parse(name, Integer::valueOf, "a whole number");
  }

  /** A number; {@link #get} and this refuse what is none. */
  public double decimal(String name) {
    return parse(name, Double::valueOf, "a number");
  }

  /** True or false; {@link #get} and this refuse what is neither. */
  public boolean flag(String name) {
    return parse(name, Settings::flagOf, "true or false");
  }

  private static boolean flagOf(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(value);
    };
  }

  private <T> T parse(String name, Function<String, T> parser, String form) {
    String value = get(name);
    try {
      return parser.apply(value);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ConfigurationException(name + " is not " + form, e);
    }
  }

  /**
   * All settings that have a property name, with the value that counts: what routes may refer to.
   */
  public Properties asProperties() {
    Properties all = new Properties();
    for (String name : properties.stringPropertyNames()) {
      all.setProperty(name, find(name).orElse(""));
    }
    return all;
  }
}
