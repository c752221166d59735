package network.thehigherself.sync.postgres;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.mapping.Reference;

/** Finds the rows that the relations of a batch refer to, and keeps them from being deleted. */
final class Targets {
  private final Postgres postgres;
  private final Mappings mappings;
  private final Links links;

  Targets(Postgres postgres, Mappings mappings) {
    this.postgres = postgres;
    this.mappings = mappings;
    links = new Links(postgres);
  }

  WantedReferences find(Mapping mapping, List<Settlement> batch) {
    Map<String, Set<String>> references = new HashMap<>();
    for (Field field : mapping.fields()) {
      if (field.isRelation()) {
        references.put(field.name(), references(batch, field.name()));
      }
    }
    UnaryOperator<String> resolved = resolved(batch, references);
    Map<String, Set<String>> present = new HashMap<>();
    references.forEach(
        (field, wanted) ->
            present.put(
                field,
                present(
                    mapping,
                    mapping.field(field).orElseThrow(),
                    wanted.stream().map(resolved).collect(Collectors.toSet()),
                    batch)));
    return new WantedReferences(resolved, present);
  }

  private static Set<String> references(List<Settlement> batch, String field) {
    return batch.stream()
        .filter(one -> one.writes(field))
        .flatMap(one -> Reference.all(one.row().values().get(field)).stream())
        .collect(Collectors.toSet());
  }

  /** Pages of this very batch have their keys too, although nobody can read their links yet. */
  private UnaryOperator<String> resolved(
      List<Settlement> batch, Map<String, Set<String>> references) {
    Set<UUID> pages = new HashSet<>();
    references.values().forEach(some -> pages.addAll(Reference.pages(some)));
    Map<UUID, UUID> keys = new HashMap<>(links.keysOf(pages));
    batch.stream()
        .filter(one -> one.pageId() != null)
        .forEach(one -> keys.put(one.pageId(), one.key()));
    return Reference.resolved(keys);
  }

  private Set<String> present(
      Mapping mapping, Field field, Set<String> references, List<Settlement> batch) {
    Mapping target = mappings.get(field.relation().target()).orElseThrow();
    Set<UUID> keys =
        references.stream()
            .filter(reference -> Reference.page(reference).isEmpty())
            .map(UUID::fromString)
            .collect(Collectors.toSet());
    Set<String> present = new HashSet<>();
    if (!keys.isEmpty()) {
      locked(target, keys).forEach(key -> present.add(key.toString()));
    }
    if (target.database().equals(mapping.database())) {
      batch.stream()
          .filter(one -> one.row() != null && one.row().action() == RowWrite.Action.INSERT)
          .forEach(one -> present.add(one.key().toString()));
    }
    return present;
  }

  private List<UUID> locked(Mapping target, Set<UUID> keys) {
    return postgres
        .sql(
            "select id from %s where id = any(cast(:keys as uuid[])) order by id for key share"
                .formatted(Names.table(target.table())))
        .param("keys", Bind.array(keys))
        .query(UUID.class)
        .list();
  }
}
