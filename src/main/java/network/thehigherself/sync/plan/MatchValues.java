package network.thehigherself.sync.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a page or a row shows of the fields by which records meet that were never linked.
 *
 * @param values one per field, none of them empty, each in the row's form
 */
public record MatchValues(List<Value> values) {
  public MatchValues {
    values = List.copyOf(values);
  }

  /**
   * The values to compare; texts lose the blanks around them, and are otherwise compared exactly.
   *
   * @param values one per field; in the row's form, so that a value that a column cannot hold whole
   *     still equals itself
   * @return empty where there is no field, or where one of the values is empty or unknown: what
   *     says nothing joins nothing
   */
  public static Optional<MatchValues> of(List<Value> values) {
    List<Value> stripped = values.stream().map(MatchValues::stripped).toList();
    boolean saysNothing = stripped.stream().anyMatch(value -> !value.isKnown() || value.isEmpty());
    return stripped.isEmpty() || saysNothing
        ? Optional.empty()
        : Optional.of(new MatchValues(stripped));
  }

  private static Value stripped(Value value) {
    return value instanceof Value.Scalar one && one.content() instanceof String text
        ? Value.of(text.strip())
        : value;
  }
}
