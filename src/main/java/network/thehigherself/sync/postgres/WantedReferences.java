package network.thehigherself.sync.postgres;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Reference;
import network.thehigherself.sync.plan.Value;

/**
 * The references that a batch writes, and which of them have a row to refer to.
 *
 * @param resolved replaces a page by the key of its row, where that is known
 * @param present per relation the references whose row is there
 */
record WantedReferences(UnaryOperator<String> resolved, Map<String, Set<String>> present) {

  boolean isRelation(String field) {
    return present.containsKey(field);
  }

  /** The relation's value, with pages that have a row replaced by its key. */
  Value value(Value wanted) {
    return Reference.map(wanted, resolved);
  }

  /** The rows to refer to. */
  List<UUID> rows(String field, Value wanted) {
    return Reference.all(value(wanted)).stream()
        .filter(present.get(field)::contains)
        .map(UUID::fromString)
        .toList();
  }

  /** The references that wait for their row. */
  Set<String> waiting(String field, Value wanted) {
    return Reference.all(value(wanted)).stream()
        .filter(reference -> !present.get(field).contains(reference))
        .collect(Collectors.toSet());
  }
}
