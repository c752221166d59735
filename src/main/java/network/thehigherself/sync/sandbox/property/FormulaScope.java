package network.thehigherself.sync.sandbox.property;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import network.thehigherself.sync.sandbox.formula.Scope;
import network.thehigherself.sync.sandbox.formula.Value;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Property;

/**
 * The page of a cell as its formula sees it: at most {@link Cell#REFERENCES_SHOWN} references of a
 * relation count (Notion: "Page property values").
 *
 * @param cell the formula's own cell
 * @param formulas computes the other formulas that it reads
 * @param depth how many formulas those may read through
 */
record FormulaScope(Cell cell, FormulaType formulas, int depth) implements Scope {

  /** How many formulas may read one through the other (Notion: "Retrieve a page property item"). */
  static final int DEPTH = 10;

  @Override
  public Value property(String name) {
    Optional<Property> found =
        cell.workspace().property(cell.state().parent(), name, cell.reader());
    return found.map(this::value).orElse(Value.text(null));
  }

  @Override
  public Instant now() {
    return cell.workspace().clock().now();
  }

  private Value value(Property property) {
    Cell read = new Cell(cell.workspace(), cell.reader(), property, cell.page(), cell.state());
    if (property.type() == formulas && read.stored() == null) {
      return formulas.compute(read, depth);
    }
    Object plain = property.type().plain(read);
    return switch (property.type().name()) {
      case "date", "created_time", "last_edited_time" -> Value.date(start((String) plain));
      case "number" -> Value.number((BigDecimal) plain);
      case "multi_select", "relation", "people", "files" -> Value.list(shown((List<?>) plain));
      default -> known(plain);
    };
  }

  private static Value known(Object plain) {
    if (plain instanceof BigDecimal number) {
      return Value.number(number);
    }
    return plain instanceof Boolean truth
        ? Value.bool(truth)
        : Value.text(plain == null ? null : plain.toString());
  }

  private static Instant start(String plain) {
    return plain == null ? null : Dates.instant(plain.split("/", 2)[0], "start");
  }

  private static List<?> shown(List<?> all) {
    return all.subList(0, Math.min(all.size(), Cell.REFERENCES_SHOWN));
  }
}
