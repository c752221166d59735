package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Ids;
import network.thehigherself.sync.sandbox.workspace.Shape;

/** Conditions on lists: options, people, pages. */
final class ContainsFilter {

  private ContainsFilter() {}

  /** A condition on the names that {@code elements} finds. */
  static Predicate<Cell> of(
      JsonNode written, Filtering context, Function<Cell, ? extends Collection<String>> elements) {
    return of(Condition.read(written, context), elements, UnaryOperator.identity());
  }

  /** A condition on page ids. */
  static Predicate<Cell> ofPages(
      JsonNode written, Filtering context, Function<Cell, ? extends Collection<String>> elements) {
    Condition condition = Condition.read(written, context);
    return of(condition, elements, id -> Ids.dashed(id, condition.path()));
  }

  /** A condition on user ids, or on {@code me}. */
  static Predicate<Cell> ofUsers(
      JsonNode written, Filtering context, Function<Cell, ? extends Collection<String>> elements) {
    Condition condition = Condition.read(written, context);
    return of(
        condition,
        elements,
        id -> id.equals("me") ? context.reader().id() : Ids.dashed(id, condition.path()));
  }

  /** The operand as a set: a text, or a list of texts. */
  static Set<String> operands(Condition condition) {
    Set<String> operands = new HashSet<>();
    if (condition.operand().isArray()) {
      condition.operand().forEach(operand -> operands.add(Shape.text(operand, condition.path())));
    } else {
      operands.add(Shape.text(condition.operand(), condition.path()));
    }
    return operands;
  }

  private static Predicate<Cell> of(
      Condition condition,
      Function<Cell, ? extends Collection<String>> elements,
      UnaryOperator<String> reading) {
    if (condition.isAboutEmptiness()) {
      return cell -> condition.holdsFor(elements.apply(cell).isEmpty());
    }
    Set<String> wanted = new HashSet<>();
    operands(condition).forEach(operand -> wanted.add(reading.apply(operand)));
    return switch (condition.operator()) {
      case "contains" -> cell -> elements.apply(cell).stream().anyMatch(wanted::contains);
      case "does_not_contain" -> cell -> elements.apply(cell).stream().noneMatch(wanted::contains);
      default -> throw condition.unknown();
    };
  }
}
