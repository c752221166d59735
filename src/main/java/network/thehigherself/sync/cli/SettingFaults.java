package network.thehigherself.sync.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.quartz.CronExpression;

/** Which settings have not the form of what ships: the default of each says what it is. */
final class SettingFaults {
  private SettingFaults() {}

  /** One sentence for each, which names the setting and not what it says. */
  static List<String> find(Settings settings) {
    Properties shipped = Settings.shipped();
    return shipped.stringPropertyNames().stream()
        .sorted()
        .filter(name -> !name.startsWith("camel."))
        .map(name -> fault(name, shipped.getProperty(name), settings.find(name).orElse("")))
        .filter(Objects::nonNull)
        .toList();
  }

  private static String fault(String name, String shipped, String value) {
    return form(shipped)
        .filter(form -> !form.fits(value))
        .map(form -> "%s is not %s such as %s".formatted(name, form.what, shipped))
        .orElse(null);
  }

  private static Optional<Form> form(String shipped) {
    return List.of(Form.values()).stream().filter(form -> form.fits(shipped)).findFirst();
  }

  private enum Form {
    NUMBER("a number"),
    BOOLEAN("true or false,"),
    DURATION("a duration (ISO 8601)"),
    SCHEDULE("a schedule (Quartz cron)");

    private final String what;

    Form(String what) {
      this.what = what;
    }

    boolean fits(String value) {
      return switch (this) {
        case NUMBER -> value.matches("[0-9]+(\\.[0-9]+)?");
        case BOOLEAN -> value.equals("true") || value.equals("false");
        case DURATION -> isDuration(value);
        case SCHEDULE -> CronExpression.isValidExpression(value);
      };
    }

    private static boolean isDuration(String value) {
      try {
        return !Duration.parse(value).isNegative();
      } catch (DateTimeException none) {
        return false;
      }
    }
  }
}
