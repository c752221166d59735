package network.thehigherself.sync.postgres;

import java.util.List;
import network.thehigherself.sync.mapping.transform.Transformation;
import network.thehigherself.sync.mapping.transform.Transformations;
import network.thehigherself.sync.plan.Fit;
import network.thehigherself.sync.plan.Value;

/**
 * A column that holds what transformations make of the page's text. The page keeps its text as long
 * as it becomes what the row holds; where the row's text goes to the page, it is transformed, too.
 *
 * @param fit how the result fits into the column
 */
record TransformedFit(Fit fit, List<Transformation> steps) implements Fit {

  @Override
  public Value narrow(Value page) {
    return fit.narrow(Transformations.all(steps, page));
  }

  @Override
  public Value widen(Value row, Value page) {
    return page.isKnown() && narrow(page).equals(row)
        ? page
        : fit.widen(Transformations.all(steps, row), page);
  }
}
