package network.thehigherself.sync.line;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Reference;
import network.thehigherself.sync.plan.Value;

/**
 * Translates between page ids, as Notion names the records of a relation, and each {@link
 * Reference}, as base and rows name them. Pure; a snapshot of the links that matter to one batch.
 */
final class References {
  private final Map<UUID, UUID> keyOfPage;
  private final Map<UUID, UUID> pageOfKey;

  private References(Map<UUID, UUID> keyOfPage, Map<UUID, UUID> pageOfKey) {
    this.keyOfPage = keyOfPage;
    this.pageOfKey = pageOfKey;
  }

  /** Knows the keys of these linked pages. */
  static References ofPages(Map<UUID, UUID> keyOfPage) {
    return new References(keyOfPage, Map.of());
  }

  /** Knows the pages of these linked keys. */
  static References ofKeys(Map<UUID, UUID> pageOfKey) {
    return new References(Map.of(), pageOfKey);
  }

  /** The pages that the relations of these records mention by their ids. */
  static Set<UUID> pages(Mapping mapping, Collection<Map<String, Value>> records) {
    return relations(mapping)
        .flatMap(field -> records.stream().map(values -> values.get(field.name())))
        .flatMap(value -> Reference.pages(Reference.all(value)).stream())
        .collect(Collectors.toSet());
  }

  /** The keys that the relations of a record mention, by the database that they belong to. */
  static Map<String, Set<UUID>> keysByTarget(Mapping mapping, Map<String, Value> values) {
    Map<String, Set<UUID>> keys = new HashMap<>();
    relations(mapping)
        .forEach(
            field ->
                Reference.all(values.get(field.name())).stream()
                    .filter(reference -> Reference.page(reference).isEmpty())
                    .map(UUID::fromString)
                    .forEach(
                        keys.computeIfAbsent(field.relation().target(), target -> new HashSet<>())
                            ::add));
    return keys;
  }

  private static Stream<Field> relations(Mapping mapping) {
    return mapping.fields().stream().filter(Field::isRelation);
  }

  /** A page's values with {@code page:<id>} in the place of its bare page ids. */
  static Map<String, Value> marked(Mapping mapping, Map<String, Value> page) {
    Map<String, Value> marked = new HashMap<>(page);
    relations(mapping)
        .forEach(
            field -> marked.computeIfPresent(field.name(), (name, value) -> marked(field, value)));
    return marked;
  }

  private static Value marked(Field field, Value ids) {
    if (!ids.isKnown()) {
      return ids;
    }
    Set<String> names = ids.asSet().stream().map(Reference::toPage).collect(Collectors.toSet());
    if (field.relation().isOne() && names.size() > 1) {
      return Value.unknown(
          names.size() + " references where the mapping says cardinality one; remove all but one");
    }
    return of(field, names);
  }

  /** The same values, with the key of every page that is linked by now. */
  Map<String, Value> resolved(Mapping mapping, Map<String, Value> values) {
    Map<String, Value> resolved = new HashMap<>(values);
    relations(mapping)
        .forEach(
            field ->
                resolved.computeIfPresent(field.name(), (name, value) -> resolved(field, value)));
    return resolved;
  }

  private Value resolved(Field field, Value value) {
    return value.isKnown()
        ? of(
            field,
            Reference.all(value).stream()
                .map(Reference.resolved(keyOfPage))
                .collect(Collectors.toSet()))
        : value;
  }

  /** The page ids of a relation's value; a reference whose row has no page yet is left out. */
  Value toPageIds(Value references) {
    return Value.elements(
        Reference.all(references).stream()
            .flatMap(reference -> page(reference).stream())
            .map(UUID::toString)
            .collect(Collectors.toSet()));
  }

  /** The references of a relation's value that have no page yet. */
  Set<String> withoutPage(Value references) {
    return Reference.all(references).stream()
        .filter(reference -> page(reference).isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Optional<UUID> page(String reference) {
    Optional<UUID> named = Reference.page(reference);
    return named.isPresent()
        ? named
        : Optional.ofNullable(pageOfKey.get(UUID.fromString(reference)));
  }

  private static Value of(Field field, Set<String> names) {
    return field.relation().isOne()
        ? Value.of(names.stream().findFirst().orElse(null))
        : Value.elements(names);
  }
}
