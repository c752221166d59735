package network.thehigherself.sync.plan;

import java.util.Map;

/**
 * The values that both sides last agreed on, each in its side's own form.
 *
 * @param fields per field what the page and the row held; a field that never met is missing
 * @param deleted whether the agreement was that the record is deleted
 */
public record Base(Map<String, Field> fields, boolean deleted) {

  /** One field's agreed value: what the page answered and what the row returned. */
  public record Field(Value page, Value row) {}

  public Base {
    fields = Map.copyOf(fields);
  }
}
