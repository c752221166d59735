package network.thehigherself.sync.mapping.transform;

import network.thehigherself.sync.plan.Value;

/** Makes of one text another. Pure, and never fails. */
public interface Transformation {
  /** How a mapping names it. */
  String name();

  /** What it makes of this text, which is not empty; may be empty. */
  String of(String text);

  /** Whether the text cannot be told from what it makes, so that nothing may come back. */
  default boolean hides() {
    return false;
  }

  /** The same for a value: what is no text stays as it is. */
  default Value of(Value value) {
    return value instanceof Value.Scalar scalar && scalar.content() instanceof String text
        ? Value.of(of(text))
        : value;
  }
}
