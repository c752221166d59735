package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;

/** The only conditions that files have: empty or not. */
final class EmptyFilter {

  private EmptyFilter() {}

  /** A condition on what {@code empty} finds. */
  static Predicate<Cell> of(JsonNode written, Filtering context, Predicate<Cell> empty) {
    Condition condition = Condition.read(written, context);
    if (!condition.isAboutEmptiness()) {
      throw condition.unknown();
    }
    return cell -> condition.holdsFor(empty.test(cell));
  }
}
