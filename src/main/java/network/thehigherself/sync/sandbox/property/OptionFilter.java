package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;

/** Conditions on one option; the operand may be a list of names. */
final class OptionFilter {

  private OptionFilter() {}

  /** A condition on the option name that {@code option} finds; null is empty. */
  static Predicate<Cell> of(JsonNode written, Filtering context, Function<Cell, String> option) {
    Condition condition = Condition.read(written, context);
    if (condition.isAboutEmptiness()) {
      return cell -> condition.holdsFor(option.apply(cell) == null);
    }
    Set<String> names = ContainsFilter.operands(condition);
    return switch (condition.operator()) {
      case "equals" -> cell -> option.apply(cell) != null && names.contains(option.apply(cell));
      case "does_not_equal" ->
          cell -> option.apply(cell) == null || !names.contains(option.apply(cell));
      default -> throw condition.unknown();
    };
  }
}
