package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Shape;

/** Conditions on text; equality is exact, the others look past upper and lower case. */
final class TextFilter {

  private TextFilter() {}

  /** A condition on the text that {@code text} finds; null is empty. */
  static Predicate<Cell> of(JsonNode written, Filtering context, Function<Cell, String> text) {
    Condition condition = Condition.read(written, context);
    if (condition.isAboutEmptiness()) {
      return cell -> condition.holdsFor(text.apply(cell) == null);
    }
    String operand = Shape.text(condition.operand(), condition.path());
    String lower = operand.toLowerCase(Locale.ROOT);
    Predicate<String> test =
        switch (condition.operator()) {
          case "equals" -> operand::equals;
          case "does_not_equal" -> value -> !operand.equals(value);
          case "contains" -> value -> value.toLowerCase(Locale.ROOT).contains(lower);
          case "does_not_contain" -> value -> !value.toLowerCase(Locale.ROOT).contains(lower);
          case "starts_with" -> value -> value.toLowerCase(Locale.ROOT).startsWith(lower);
          case "ends_with" -> value -> value.toLowerCase(Locale.ROOT).endsWith(lower);
          default -> throw condition.unknown();
        };
    return cell -> {
      String value = text.apply(cell);
      return test.test(value == null ? "" : value);
    };
  }
}
