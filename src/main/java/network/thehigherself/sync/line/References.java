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
import network.thehigherself.sync.plan.Value;

/**
 * Translates between page ids, as Notion names the records of a relation, and references, as base
 * and rows name them: the key of the target's row, or {@code page:<id>} while its page has no row.
 * Pure; a snapshot of the links that matter to one batch.
 */
final class References {
  private static final String PAGE = "page:";

  private final Map<String, String> keyOfPage;
  private final Map<String, String> pageOfKey;

  private References(Map<String, String> keyOfPage, Map<String, String> pageOfKey) {
    this.keyOfPage = keyOfPage;
    this.pageOfKey = pageOfKey;
  }

  /** Knows the keys of these linked pages. */
  static References ofPages(Map<UUID, UUID> keyOfPage) {
    return new References(strings(keyOfPage), Map.of());
  }

  /** Knows the pages of these linked keys. */
  static References ofKeys(Map<UUID, UUID> pageOfKey) {
    return new References(Map.of(), strings(pageOfKey));
  }

  private static Map<String, String> strings(Map<UUID, UUID> ids) {
    Map<String, String> strings = new HashMap<>();
    ids.forEach((from, to) -> strings.put(from.toString(), to.toString()));
    return strings;
  }

  /** The pages that the relations of these records mention by their ids. */
  static Set<UUID> pages(Mapping mapping, Collection<Map<String, Value>> records) {
    return relations(mapping)
        .flatMap(field -> records.stream().map(values -> values.get(field.name())))
        .flatMap(value -> names(value).stream())
        .filter(name -> name.startsWith(PAGE))
        .map(name -> UUID.fromString(name.substring(PAGE.length())))
        .collect(Collectors.toSet());
  }

  /** The keys that the relations of a record mention, by the database that they belong to. */
  static Map<String, Set<UUID>> keysByTarget(Mapping mapping, Map<String, Value> values) {
    Map<String, Set<UUID>> keys = new HashMap<>();
    relations(mapping)
        .forEach(
            field ->
                names(values.get(field.name())).stream()
                    .filter(name -> !name.startsWith(PAGE))
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
    Set<String> names = ids.asSet().stream().map(PAGE::concat).collect(Collectors.toSet());
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
        ? of(field, names(value).stream().map(this::key).collect(Collectors.toSet()))
        : value;
  }

  private String key(String name) {
    return name.startsWith(PAGE)
        ? keyOfPage.getOrDefault(name.substring(PAGE.length()), name)
        : name;
  }

  /** The page ids of a relation's value; a reference whose row has no page yet is left out. */
  Value toPageIds(Value references) {
    return Value.elements(
        names(references).stream()
            .map(this::page)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet()));
  }

  /** The references of a relation's value that have no page yet. */
  Set<String> withoutPage(Value references) {
    return names(references).stream()
        .filter(name -> page(name).isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Optional<String> page(String name) {
    return name.startsWith(PAGE)
        ? Optional.of(name.substring(PAGE.length()))
        : Optional.ofNullable(pageOfKey.get(name));
  }

  private static Set<String> names(Value value) {
    if (value instanceof Value.Scalar one) {
      return Set.of((String) one.content());
    }
    return value == null || !value.isKnown() ? Set.of() : value.asSet();
  }

  private static Value of(Field field, Set<String> names) {
    return field.relation().isOne()
        ? Value.of(names.stream().findFirst().orElse(null))
        : Value.elements(names);
  }
}
