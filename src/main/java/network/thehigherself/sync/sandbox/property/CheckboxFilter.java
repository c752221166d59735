package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Shape;

/** Conditions on true and false. */
final class CheckboxFilter {

  private CheckboxFilter() {}

  /** A condition on what {@code checked} finds. */
  static Predicate<Cell> of(JsonNode written, Filtering context, Predicate<Cell> checked) {
    Condition condition = Condition.read(written, context);
    boolean operand = Shape.flag(condition.operand(), condition.path());
    return switch (condition.operator()) {
      case "equals" -> cell -> checked.test(cell) == operand;
      case "does_not_equal" -> cell -> checked.test(cell) != operand;
      default -> throw condition.unknown();
    };
  }
}
