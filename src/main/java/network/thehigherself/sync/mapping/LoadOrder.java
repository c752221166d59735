package network.thehigherself.sync.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Targets of relations before those who point at them, so that a record's references are there when
 * it arrives. A cycle has no such order: it is entered at its first database by name. The same
 * mappings always come in the same order.
 */
final class LoadOrder {
  private final Map<String, Mapping> byName = new TreeMap<>();
  private final Set<String> entered = new HashSet<>();
  private final List<Mapping> ordered = new ArrayList<>();

  private LoadOrder(Collection<Mapping> mappings) {
    mappings.forEach(mapping -> byName.put(mapping.database(), mapping));
  }

  static List<Mapping> of(Collection<Mapping> mappings) {
    LoadOrder order = new LoadOrder(mappings);
    order.byName.values().forEach(order::place);
    return order.ordered;
  }

  private void place(Mapping mapping) {
    if (entered.add(mapping.database())) {
      mapping.fields().stream()
          .filter(Field::isRelation)
          .map(field -> byName.get(field.relation().target()))
          .forEach(this::place);
      ordered.add(mapping);
    }
  }
}
