package network.thehigherself.sync.postgres;

import static network.thehigherself.sync.postgres.Names.quoted;
import static network.thehigherself.sync.postgres.Names.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the rows of a batch, only the columns that change. */
final class RowWriter {
  private static final String PAGE = "notion_page_id";
  private static final String DELETED = "deleted_at";

  /** PostgreSQL reads this text as the time of the transaction ("Date/Time Types"). */
  private static final String NOW = "now";

  private final Postgres postgres;

  RowWriter(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Writes the rows of a batch.
   *
   * @return per written row the values of its columns. Rows that changed meanwhile, or were there
   *     although they should be new, are missing.
   */
  Map<UUID, Map<String, Value>> write(
      Mapping mapping, List<Settlement> batch, WantedReferences wanted) {
    RowForm form = new RowForm(mapping);
    Map<Set<String>, Map<Settlement, ObjectNode>> inserts = new LinkedHashMap<>();
    Map<Settlement, ObjectNode> updates = new LinkedHashMap<>();
    List<Settlement> removals = new ArrayList<>();
    for (Settlement one : batch.stream().filter(some -> some.row() != null).toList()) {
      switch (one.row().action()) {
        case INSERT -> {
          ObjectNode columns = columns(form, one, wanted);
          inserts
              .computeIfAbsent(names(List.of(columns)), names -> new LinkedHashMap<>())
              .put(one, columns);
        }
        case UPDATE -> updates.put(one, columns(form, one, wanted));
        case MARK -> updates.put(one, columns(form, one, wanted).put(DELETED, NOW));
        case UNMARK -> updates.put(one, columns(form, one, wanted).putNull(DELETED));
        case REMOVE -> removals.add(one);
      }
    }
    Map<UUID, Map<String, Value>> written = new HashMap<>();
    inserts.forEach((names, rows) -> written.putAll(insert(mapping, form, names, rows)));
    if (!updates.isEmpty()) {
      written.putAll(update(mapping, form, updates));
    }
    if (!removals.isEmpty()) {
      remove(mapping, removals).forEach(key -> written.put(key, Map.of()));
    }
    return written;
  }

  /**
   * Writes the page's id into rows that do not have it. Rows that changed meanwhile get it later.
   *
   * @return the rows that were changed
   */
  List<UUID> stamp(Mapping mapping, List<Settlement> batch) {
    List<Settlement> stamps =
        batch.stream()
            .filter(one -> one.row() == null && one.pageId() != null && one.rowSeen() != null)
            .toList();
    if (stamps.isEmpty()) {
      return List.of();
    }
    return postgres
        .sql(SqlFile.read("row_stamp").replace("/*table*/", table(mapping.table())))
        .param(
            "stamps",
            Bind.records(
                stamps,
                (one, record) ->
                    record
                        .put("key", one.key().toString())
                        .put("page_id", one.pageId().toString())
                        .put("seen", one.rowSeen().toString())))
        .query(UUID.class)
        .list();
  }

  /** The time of the last change of these rows, our own included. */
  Map<UUID, Instant> times(Mapping mapping, Collection<UUID> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    return postgres
        .sql(
            "select id, updated_at from %s where id = any(cast(:keys as uuid[]))"
                .formatted(table(mapping.table())))
        .param("keys", Bind.array(keys))
        .query(
            (row, number) -> new SimpleEntry<>(Read.uuid(row, "id"), Read.time(row, "updated_at")))
        .list()
        .stream()
        .collect(Collectors.toMap(SimpleEntry::getKey, SimpleEntry::getValue));
  }

  private Map<UUID, Map<String, Value>> insert(
      Mapping mapping, RowForm form, Set<String> names, Map<Settlement, ObjectNode> rows) {
    String columns = names.stream().map(name -> ", " + quoted(name)).collect(Collectors.joining());
    String values = names.stream().map(name -> ", n." + quoted(name)).collect(Collectors.joining());
    rows.forEach((one, content) -> content.put("id", one.key().toString()));
    return returned(
        form,
        postgres
            .sql(
                SqlFile.read("row_insert")
                    .replace("/*table*/", table(mapping.table()))
                    .replace("/*columns*/", columns)
                    .replace("/*values*/", values)
                    .replace("/*fields*/", form.json()))
            .param("rows", rows.values().toString()));
  }

  private Map<UUID, Map<String, Value>> update(
      Mapping mapping, RowForm form, Map<Settlement, ObjectNode> rows) {
    Set<String> names = names(rows.values());
    names.add(PAGE);
    String set =
        names.stream()
            .map(name -> quoted(name) + " = (n.r)." + quoted(name))
            .collect(Collectors.joining(", "));
    return returned(
        form,
        postgres
            .sql(
                SqlFile.read("row_update")
                    .replace("/*table*/", table(mapping.table()))
                    .replace("/*set*/", set)
                    .replace("/*fields*/", form.json()))
            .param(
                "rows",
                Bind.records(
                    rows.entrySet(),
                    (row, record) ->
                        record
                            .put("key", row.getKey().key().toString())
                            .put("seen", row.getKey().row().seen().toString())
                            .set("changes", row.getValue()))));
  }

  private List<UUID> remove(Mapping mapping, List<Settlement> removals) {
    return postgres
        .sql(SqlFile.read("row_delete").replace("/*table*/", table(mapping.table())))
        .param(
            "rows",
            Bind.records(
                removals,
                (one, record) ->
                    record
                        .put("key", one.key().toString())
                        .put("seen", one.row().seen().toString())))
        .query(UUID.class)
        .list();
  }

  private static Map<UUID, Map<String, Value>> returned(
      RowForm form, JdbcClient.StatementSpec statement) {
    return statement
        .query(
            (row, number) ->
                new SimpleEntry<>(Read.uuid(row, "id"), form.values(Read.json(row, "fields"))))
        .list()
        .stream()
        .collect(Collectors.toMap(SimpleEntry::getKey, SimpleEntry::getValue));
  }

  private static ObjectNode columns(RowForm form, Settlement one, WantedReferences wanted) {
    ObjectNode columns = Json.MAPPER.createObjectNode();
    if (one.pageId() != null) {
      columns.put(PAGE, one.pageId().toString());
    }
    one.row().values().forEach((field, value) -> form.write(columns, field, value, wanted));
    return columns;
  }

  private static Set<String> names(Collection<ObjectNode> rows) {
    Set<String> names = new TreeSet<>();
    rows.forEach(row -> row.fieldNames().forEachRemaining(names::add));
    return names;
  }
}
