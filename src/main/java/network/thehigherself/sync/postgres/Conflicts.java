package network.thehigherself.sync.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The fields that a person must decide. */
public final class Conflicts {
  private final Postgres postgres;

  public Conflicts(Postgres postgres) {
    this.postgres = postgres;
  }

  private record Opened(UUID key, ConflictEntry content) {}

  private record Resolved(UUID key, String field, String resolution) {}

  /** How many are open. */
  public long count(String database) {
    return postgres
        .sql(
            "select count(*) from sync.conflict where database = :database and resolved_at is null")
        .param("database", database)
        .query(Long.class)
        .single();
  }

  /**
   * Open conflicts in the order of their numbers.
   *
   * @param database null for every database
   * @param after only those with a larger number
   * @param most how many at most
   */
  public List<Conflict> open(String database, long after, int most) {
    return postgres
        .sql(
            """
            select * from sync.conflict
            where resolved_at is null and id > :after
              and (cast(:database as text) is null or database = :database)
            order by id limit :most""")
        .param("database", database)
        .param("after", after)
        .param("most", most)
        .query((row, number) -> conflict(row))
        .list();
  }

  /** The open conflicts of one record, in the order of their numbers. */
  public List<Conflict> ofRecord(String database, UUID key) {
    return postgres
        .sql(
            """
            select * from sync.conflict
            where database = :database and key = :key and resolved_at is null order by id""")
        .param("database", database)
        .param("key", key)
        .query((row, number) -> conflict(row))
        .list();
  }

  /** The conflict of this number, open or not; empty where there never was one. */
  public Optional<Conflict> find(long id) {
    return postgres
        .sql("select * from sync.conflict where id = :id")
        .param("id", id)
        .query((row, number) -> conflict(row))
        .optional();
  }

  /**
   * Ends a conflict as a person chose. Nothing is written to either side: the next pass finds that
   * the winner is the only one that changed. The losing value is kept in the history.
   *
   * @return false where it is not open any more
   */
  public boolean take(long id, Side winner) {
    return postgres
            .file("conflict_resolve")
            .param("id", id)
            .param("winner", winner.text())
            .param("loser", winner.other().text())
            .update()
        > 0;
  }

  private static Conflict conflict(ResultSet row) throws SQLException {
    return new Conflict(
        row.getLong("id"),
        row.getString("database"),
        Read.uuid(row, "key"),
        row.getString("field"),
        Read.value(row, "base"),
        Read.value(row, "page_value"),
        Read.value(row, "row_value"),
        row.getString("policy"),
        Read.time(row, "opened_at"),
        Read.time(row, "resolved_at"),
        row.getString("resolution"));
  }

  /** Opens and ends conflicts. Where the values of one changed, another takes its place. */
  void put(String database, Collection<Settlement> batch, Set<UUID> stale) {
    List<Opened> opened = new ArrayList<>();
    List<Resolved> resolved = new ArrayList<>();
    for (Settlement one : batch) {
      one.conflicts().forEach(entry -> opened.add(new Opened(one.key(), entry)));
      one.resolutions()
          .forEach(
              (field, resolution) -> {
                if (!stale.contains(one.key()) || !one.writes(field)) {
                  resolved.add(new Resolved(one.key(), field, resolution));
                }
              });
    }
    if (!opened.isEmpty()) {
      open(database, opened);
    }
    if (!resolved.isEmpty()) {
      resolve(database, resolved);
    }
  }

  /**
   * Ends what is still open of records to which nothing is owed any more: a delete decides about
   * every field, and a field may have left the mapping.
   */
  void settle(String database, Collection<UUID> settled) {
    postgres
        .sql(
            """
            update sync.conflict set resolved_at = clock_timestamp(), resolution = 'settled'
            where database = :database and key = any(cast(:keys as uuid[]))
              and resolved_at is null""")
        .param("database", database)
        .param("keys", Bind.array(settled))
        .update();
  }

  private void open(String database, List<Opened> opened) {
    String conflicts =
        Bind.records(
            opened,
            (entry, record) ->
                record
                    .put("key", entry.key().toString())
                    .put("field", entry.content().field())
                    .put("base", Bind.json(entry.content().base()))
                    .put("page_value", Bind.json(entry.content().page()))
                    .put("row_value", Bind.json(entry.content().row()))
                    .put("policy", entry.content().policy().name().toLowerCase(Locale.ROOT)));
    for (String statement : List.of("conflict_changed", "conflict_open")) {
      postgres.file(statement).param("database", database).param("conflicts", conflicts).update();
    }
  }

  private void resolve(String database, List<Resolved> resolved) {
    postgres
        .sql(
            """
            update sync.conflict c set resolved_at = clock_timestamp(), resolution = s.resolution
            from jsonb_to_recordset(cast(:resolved as jsonb))
              as s(key uuid, field text, resolution text)
            where c.database = :database and c.key = s.key and c.field = s.field
              and c.resolved_at is null""")
        .param("database", database)
        .param(
            "resolved",
            Bind.records(
                resolved,
                (entry, record) ->
                    record
                        .put("key", entry.key().toString())
                        .put("field", entry.field())
                        .put("resolution", entry.resolution())))
        .update();
  }
}
