package network.thehigherself.sync.sandbox.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The functions that a formula can call (Notion: "Formula syntax and functions"). */
final class Functions {

  private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);

  private Functions() {}

  /**
   * The call of a function.
   *
   * @throws IllegalArgumentException when there is no function of that name, or it takes another
   *     number of arguments
   */
  static Formula call(String name, List<Formula> arguments) {
    int expected =
        switch (name) {
          case "now" -> 0;
          case "prop", "empty", "format", "length", "round" -> 1;
          case "if", "dateBetween" -> 3;
          default -> -1;
        };
    if (arguments.size() != expected) {
      throw new IllegalArgumentException(
          "The sandbox knows no function %s with %d arguments.".formatted(name, arguments.size()));
    }
    return switch (name) {
      case "now" -> scope -> Value.date(scope.now());
      case "prop" -> scope -> scope.property(arguments.get(0).value(scope).asText());
      case "empty" -> scope -> Value.bool(arguments.get(0).value(scope).isEmpty());
      case "format" -> scope -> Value.text(arguments.get(0).value(scope).asText());
      case "length" -> scope -> length(arguments.get(0).value(scope));
      case "round" -> scope -> round(arguments.get(0).value(scope));
      case "if" ->
          scope -> arguments.get(arguments.get(0).value(scope).isTrue() ? 1 : 2).value(scope);
      default ->
          scope ->
              between(
                  arguments.get(0).value(scope),
                  arguments.get(1).value(scope),
                  arguments.get(2).value(scope).asText());
    };
  }

  private static Value length(Value of) {
    int length = of.content() instanceof List<?> list ? list.size() : of.asText().length();
    return Value.number(BigDecimal.valueOf(length));
  }

  private static Value round(Value number) {
    BigDecimal exact = number.asNumber();
    return Value.number(exact == null ? null : exact.setScale(0, RoundingMode.HALF_UP));
  }

  /** Whole units from the second to the first, negative where the first is earlier. */
  private static Value between(Value later, Value earlier, String unit) {
    Instant to = later.asInstant();
    Instant from = earlier.asInstant();
    if (to == null || from == null) {
      return Value.number(null);
    }
    BigDecimal hours = BigDecimal.valueOf(Duration.between(from, to).toHours());
    return Value.number(
        switch (unit) {
          case "hours" -> hours;
          case "days" -> hours.divideToIntegralValue(HOURS_OF_A_DAY);
          default ->
              throw new IllegalArgumentException("The sandbox counts no %s.".formatted(unit));
        });
  }
}
