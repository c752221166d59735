package network.thehigherself.sync.mapping.transform;

import java.util.List;
import java.util.Optional;
import network.thehigherself.sync.plan.Value;

/** All transformations that a mapping names. A new one is one file and one line here. */
public final class Transformations {
  static final List<Transformation> ALL =
      List.of(new Trim(), new LowerCase(), new DigitsOnly(), new MaskEmail(), new LastFour());

  private Transformations() {}

  /** The transformation of this name. */
  public static Optional<Transformation> named(String name) {
    return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** What they make of a value, one after the other. */
  public static Value all(List<Transformation> steps, Value value) {
    Value result = value;
    for (Transformation step : steps) {
      result = step.of(result);
    }
    return result;
  }
}
