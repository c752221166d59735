package network.thehigherself.sync.line;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Value;

/**
 * What a POST or PATCH carries, with page ids in the place of references.
 *
 * @param values the values to send, by field
 * @param incomplete fields in which a reference is left out, with the records that must get their
 *     pages first
 * @param unsent those of them of which nothing is left to send
 */
record Wire(Map<String, Value> values, Map<String, Set<String>> incomplete, Set<String> unsent) {

  /**
   * Translates what shall be written to a page.
   *
   * @param references the pages of the records that {@code toPage} refers to
   * @param there what the page holds, with page ids
   */
  static Wire of(
      Mapping mapping, References references, Map<String, Value> toPage, Map<String, Value> there) {
    Map<String, Value> values = new HashMap<>(toPage);
    Map<String, Set<String>> incomplete = new HashMap<>();
    Set<String> unsent = new HashSet<>();
    for (Field field : mapping.fields()) {
      Value value = values.get(field.name());
      if (field.relation() != null && value != null) {
        values.put(field.name(), references.toPageIds(value));
        Set<String> without = references.withoutPage(value);
        if (!without.isEmpty()) {
          incomplete.put(field.name(), without);
        }
        // Without its only reference a relation to one would be cleared, which nobody asked for.
        if (!without.isEmpty()
            && (field.relation().isOne()
                || values.get(field.name()).equals(there.get(field.name())))) {
          values.remove(field.name());
          unsent.add(field.name());
        }
      }
    }
    return new Wire(values, incomplete, unsent);
  }
}
