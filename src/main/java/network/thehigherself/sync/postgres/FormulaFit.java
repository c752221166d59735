package network.thehigherself.sync.postgres;

import network.thehigherself.sync.plan.Fit;
import network.thehigherself.sync.plan.Value;

/**
 * How a formula's results fit into its column. A formula may answer with a text where it has no
 * number or day to give, such as "N/A" while one of two dates is missing; a column of another type
 * is null then. Nobody could put such a result right, and nothing is lost that was ever typed.
 *
 * @param column how values fit into the column otherwise
 */
record FormulaFit(Fit column) implements Fit {
  @Override
  public Value narrow(Value page) {
    Value fitting = column.narrow(page);
    boolean isText = page instanceof Value.Scalar result && result.content() instanceof String;
    return isText && !fitting.isKnown() ? Value.empty() : fitting;
  }

  @Override
  public Value widen(Value row, Value page) {
    return column.widen(row, page);
  }
}
