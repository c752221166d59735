package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Refusal;

/** Conditions on numbers. */
final class NumberFilter {

  private NumberFilter() {}

  /** A condition on the number that {@code number} finds; null is empty and only differs. */
  static Predicate<Cell> of(
      JsonNode written, Filtering context, Function<Cell, BigDecimal> number) {
    Condition condition = Condition.read(written, context);
    if (condition.isAboutEmptiness()) {
      return cell -> condition.holdsFor(number.apply(cell) == null);
    }
    if (!condition.operand().isNumber()) {
      throw Refusal.shape(condition.path(), "should be a number", condition.operand());
    }
    BigDecimal operand = condition.operand().decimalValue();
    IntPredicate test =
        switch (condition.operator()) {
          case "equals" -> order -> order == 0;
          case "does_not_equal" -> order -> order != 0;
          case "greater_than" -> order -> order > 0;
          case "greater_than_or_equal_to" -> order -> order >= 0;
          case "less_than" -> order -> order < 0;
          case "less_than_or_equal_to" -> order -> order <= 0;
          default -> throw condition.unknown();
        };
    boolean emptyMatches = condition.operator().equals("does_not_equal");
    return cell -> {
      BigDecimal value = number.apply(cell);
      return value == null ? emptyMatches : test.test(value.compareTo(operand));
    };
  }
}
