package network.thehigherself.sync.property;

import java.util.Optional;
import network.thehigherself.sync.plan.Value;

/** What a value holds that shall be written. */
final class Content {
  private Content() {}

  /**
   * The content of a scalar.
   *
   * @return empty for the empty value
   * @throws IllegalArgumentException for an unknown value and for content of another kind, both of
   *     which no plan may send here
   */
  static <T> Optional<T> of(Value value, Class<T> kind) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value instanceof Value.Scalar scalar && kind.isInstance(scalar.content())) {
      return Optional.of(kind.cast(scalar.content()));
    }
    throw new IllegalArgumentException(
        "A value to write must hold a " + kind.getSimpleName() + " or be empty.");
  }
}
