package network.thehigherself.sync.postgres;

import static network.thehigherself.sync.postgres.Names.literal;
import static network.thehigherself.sync.postgres.Names.quoted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.mapping.Table;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.NotionId;

/** Reads the rows of the mapped tables. */
public final class Rows {
  /** Later than any row, and a year that PostgreSQL knows. */
  private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

  private final Postgres postgres;
  private final Mappings mappings;

  public Rows(Postgres postgres, Mappings mappings) {
    this.postgres = postgres;
    this.mappings = mappings;
  }

  /** The rows with these keys; a key without a row is missing in the answer. */
  public Map<UUID, RowState> read(Mapping mapping, Collection<UUID> keys) {
    RowForm form = new RowForm(mapping);
    return postgres
        .sql(select(mapping, form))
        .param("database", mapping.database())
        .param("keys", Bind.array(keys))
        .query((row, number) -> state(row, mapping, form))
        .list()
        .stream()
        .collect(Collectors.toMap(RowState::key, state -> state));
  }

  /**
   * The keys of the rows that changed, and of those that were deleted, in batches of at most 100.
   * Each batch is read when it is asked for.
   *
   * @param from the first time of a change that counts; null for all
   * @param deletedFrom the same for deletes
   * @param until the last time that counts: what changes during a pass is for the next one
   */
  public KeyBatches changedSince(
      Mapping mapping, Instant from, Instant deletedFrom, Instant until) {
    String rows =
        """
        select id as key, updated_at as at from %s
        where (updated_at, id) > (:at, :key) and updated_at <= :until
        order by updated_at, id limit :size"""
            .formatted(Names.table(mapping.table()));
    String tombstones =
        """
        select key, at from sync.tombstone
        where database = %s and (at, key) > (:at, :key) and at <= :until
        order by at, key limit :size"""
            .formatted(literal(mapping.database()));
    return new KeyBatches(
        postgres,
        List.of(new KeyBatches.Part(rows, from), new KeyBatches.Part(tombstones, deletedFrom)),
        until);
  }

  /** The keys of the rows that have no page and are not marked as deleted, 100 at a time. */
  public Iterator<List<UUID>> unlinked(Mapping mapping) {
    String rows =
        """
        select t.id as key, t.updated_at as at from %s t
        where (t.updated_at, t.id) > (:at, :key) and t.updated_at <= :until
          and t.deleted_at is null
          and not exists (select from sync.link l where l.database = %s and l.key = t.id)
        order by t.updated_at, t.id limit :size"""
            .formatted(Names.table(mapping.table()), literal(mapping.database()));
    return new KeyBatches(postgres, List.of(new KeyBatches.Part(rows, null)), FOREVER);
  }

  /**
   * The keys of the rows that are not marked as deleted, 100 at a time. A row that changes
   * meanwhile comes once more.
   */
  public Iterator<List<UUID>> alive(Mapping mapping) {
    String rows =
        """
        select id as key, updated_at as at from %s
        where (updated_at, id) > (:at, :key) and updated_at <= :until and deleted_at is null
        order by updated_at, id limit :size"""
            .formatted(Names.table(mapping.table()));
    return new KeyBatches(postgres, List.of(new KeyBatches.Part(rows, null)), FOREVER);
  }

  /** One statement for the row, its join rows and its pending references: they fit together. */
  private String select(Mapping mapping, RowForm form) {
    Table table = Table.of(mapping, mappings);
    String joins =
        table.joins().stream()
            .map(Rows::joined)
            .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    return SqlFile.read("rows_read")
        .replace("/*fields*/", form.json())
        .replace("/*joins*/", joins)
        .replace("/*table*/", Names.table(table.name()));
  }

  private static String joined(JoinTable join) {
    return "%s, (select jsonb_agg(j.%s) from %s j where j.%s = t.id)"
        .formatted(
            literal(join.field()),
            quoted(join.target().name()),
            Names.table(join.name()),
            quoted(join.owner().name()));
  }

  private static RowState state(ResultSet row, Mapping mapping, RowForm form) throws SQLException {
    Map<String, Set<String>> pending = new HashMap<>();
    JsonNode references = Read.json(row, "pending");
    if (references != null) {
      references.forEach(
          at ->
              pending
                  .computeIfAbsent(at.path(0).asText(), field -> new TreeSet<>())
                  .add(at.path(1).asText()));
    }
    return new RowState(
        Read.uuid(row, "id"),
        values(row, mapping, form, pending),
        Read.time(row, "updated_at"),
        Read.time(row, "deleted_at"),
        page(row.getString("notion_page_id")),
        pending.keySet());
  }

  private static Map<String, Value> values(
      ResultSet row, Mapping mapping, RowForm form, Map<String, Set<String>> pending)
      throws SQLException {
    Map<String, Value> values;
    try {
      values = form.values(Json.MAPPER.readTree(row.getString("fields")));
    } catch (JsonProcessingException tooLarge) {
      return Map.of();
    }
    JsonNode joins = Read.json(row, "joins");
    for (Field field : mapping.fields()) {
      Set<String> waiting = pending.getOrDefault(field.name(), Set.of());
      if (field.isJoin()) {
        List<String> references = new ArrayList<>(waiting);
        joins.path(field.name()).forEach(target -> references.add(target.textValue()));
        values.put(field.name(), Value.elements(new HashSet<>(references)));
      } else if (!waiting.isEmpty() && values.get(field.name()).isEmpty()) {
        values.put(field.name(), Value.of(waiting.iterator().next()));
      }
    }
    return values;
  }

  private static UUID page(String id) {
    return id == null ? null : NotionId.dashed(id).map(UUID::fromString).orElse(null);
  }
}
