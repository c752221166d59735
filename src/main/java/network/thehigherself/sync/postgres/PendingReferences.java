package network.thehigherself.sync.postgres;

import static network.thehigherself.sync.postgres.Names.quoted;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.mapping.Reference;
import network.thehigherself.sync.mapping.Table;

/** References that wait for the row of their target. */
public final class PendingReferences {
  /** So many rows in one transaction. */
  static final int SIZE = 500;

  private final Postgres postgres;
  private final Mappings mappings;
  private final Leases leases;

  public PendingReferences(Postgres postgres, Mappings mappings) {
    this.postgres = postgres;
    this.mappings = mappings;
    leases = new Leases(postgres);
  }

  /**
   * A reference that waits.
   *
   * @param field the relation
   * @param targetDatabase the database that the relation points at
   * @param target the key of the record that has no row now, or a reference to its page
   */
  public record Waiting(String field, String targetDatabase, String target) {}

  private record Owner(UUID key, Instant updatedAt) {}

  /**
   * What one transaction did.
   *
   * @param last the last row that it looked at; null where there was none left
   * @param settled how many references it turned
   */
  private record Some(UUID last, int settled) {}

  /** The references of one record that wait, by the names of their fields. */
  public List<Waiting> ofRecord(String database, UUID key) {
    return postgres
        .sql(
            """
            select field, target_database, target from sync.pending_reference
            where database = :database and key = :key order by field, target""")
        .param("database", database)
        .param("key", key)
        .query(
            (row, number) ->
                new Waiting(
                    row.getString("field"),
                    row.getString("target_database"),
                    row.getString("target")))
        .list();
  }

  /**
   * Turns the references of this database whose target has a row now into join rows and foreign
   * keys, some rows in each transaction: all at once would hold them for minutes after a first
   * read. The values of its rows stay what they were, and the change of their time is ours.
   *
   * @return how many references were turned
   */
  public int settle(Lease lease, Mapping mapping) {
    List<String> waiting = waiting(mapping);
    if (waiting.isEmpty()) {
      return 0;
    }
    leases.transaction(
        lease,
        () -> {
          postgres.file("pending_resolve").param("database", mapping.database()).update();
        });
    return mapping.fields().stream()
        .filter(field -> field.isRelation() && waiting.contains(field.name()))
        .mapToInt(field -> settle(lease, mapping, field))
        .sum();
  }

  private int settle(Lease lease, Mapping mapping, Field field) {
    int settled = 0;
    Some some = new Some(null, 0);
    do {
      UUID after = some.last();
      some = leases.transaction(lease, () -> settle(mapping, field, after));
      settled += some.settled();
    } while (some.last() != null);
    return settled;
  }

  /** Whether {@link #settle} may find something to turn. */
  public boolean hasArrived(Mapping mapping) {
    List<String> waiting = waiting(mapping);
    return mapping.fields().stream()
        .filter(field -> field.isRelation() && waiting.contains(field.name()))
        .anyMatch(
            field ->
                postgres
                    .sql(statement("pending_has_arrived", mapping, field))
                    .param("database", mapping.database())
                    .param("field", field.name())
                    .query(Boolean.class)
                    .single());
  }

  /** The pages of these settlements have rows or keys now: whoever waits for them is told so. */
  void arrived(Collection<Settlement> settlements) {
    if (!settlements.isEmpty()) {
      postgres
          .file("pending_arrived")
          .param(
              "pages",
              Bind.records(
                  settlements,
                  (one, record) ->
                      record
                          .put("target", Reference.toPage(one.pageId().toString()))
                          .put("key", one.key().toString())))
          .update();
    }
  }

  private List<String> waiting(Mapping mapping) {
    return postgres
        .sql("select distinct field from sync.pending_reference where database = :database")
        .param("database", mapping.database())
        .query(String.class)
        .list();
  }

  private Some settle(Mapping mapping, Field field, UUID after) {
    List<Owner> owners =
        postgres
            .sql(statement("pending_owners", mapping, field))
            .param("database", mapping.database())
            .param("field", field.name())
            .param("after", Bind.text(after))
            .param("size", SIZE)
            .query((row, number) -> new Owner(Read.uuid(row, "id"), Read.time(row, "updated_at")))
            .list();
    if (owners.isEmpty()) {
      return new Some(null, 0);
    }
    int settled =
        postgres
            .sql(statement(field.isJoin() ? "pending_join" : "pending_key", mapping, field))
            .param("database", mapping.database())
            .param("field", field.name())
            .param("owners", Bind.array(owners.stream().map(Owner::key).toList()))
            .update();
    postgres
        .sql(statement("pending_times", mapping, field))
        .param("database", mapping.database())
        .param(
            "owners",
            Bind.records(
                owners,
                (owner, record) ->
                    record
                        .put("key", owner.key().toString())
                        .put("before", owner.updatedAt().toString())))
        .update();
    return new Some(owners.get(owners.size() - 1).key(), settled);
  }

  private String statement(String file, Mapping mapping, Field field) {
    Mapping target = mappings.get(field.relation().target()).orElseThrow();
    String statement =
        SqlFile.read(file)
            .replace("/*owners*/", Names.table(mapping.table()))
            .replace("/*targets*/", Names.table(target.table()))
            .replace("/*field*/", quoted(field.name()));
    if (!field.isJoin()) {
      return statement;
    }
    JoinTable join =
        Table.of(mapping, mappings).joins().stream()
            .filter(one -> one.field().equals(field.name()))
            .findFirst()
            .orElseThrow();
    return statement
        .replace("/*join*/", Names.table(join.name()))
        .replace("/*owner*/", quoted(join.owner().name()))
        .replace("/*target*/", quoted(join.target().name()));
  }
}
