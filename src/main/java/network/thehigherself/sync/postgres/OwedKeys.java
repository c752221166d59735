package network.thehigherself.sync.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The records of a database that are not settled. */
public final class OwedKeys {
  private final Postgres postgres;

  public OwedKeys(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * How many records are not settled.
   *
   * @param all of them
   * @param held those for which a person must decide
   */
  public record Count(long all, long held) {}

  /** Those whose time has come, the longest waiting first. */
  public List<OwedKey> due(String database, Instant now) {
    return postgres
        .sql(
            """
            select * from sync.owed
            where database = :database and next_try <= :now order by next_try, key""")
        .param("database", database)
        .param("now", Bind.time(now))
        .query((row, number) -> owed(row))
        .list();
  }

  /**
   * Those for which a person must decide, the longest waiting first.
   *
   * @param most how many at most
   */
  public List<OwedKey> held(String database, int most) {
    return postgres
        .sql(
            """
            select * from sync.owed where database = :database and held
            order by since, key limit :most""")
        .param("database", database)
        .param("most", most)
        .query((row, number) -> owed(row))
        .list();
  }

  /** What is owed to a record; empty where it is settled. */
  public Optional<OwedKey> find(String database, UUID key) {
    return postgres
        .sql("select * from sync.owed where database = :database and key = :key")
        .param("database", database)
        .param("key", key)
        .query((row, number) -> owed(row))
        .optional();
  }

  private static OwedKey owed(ResultSet row) throws SQLException {
    return new OwedKey(
        Read.uuid(row, "key"),
        Read.uuid(row, "page_id"),
        new Owed(
            row.getString("reason"),
            row.getBoolean("held"),
            Read.uuid(row, "waits_for"),
            Read.time(row, "next_try")),
        row.getInt("attempts"),
        Read.time(row, "since"));
  }

  /** The pages of records that are not settled and have no link. */
  public List<UUID> pagesWithoutLink(String database) {
    return postgres
        .sql(
            """
            select o.page_id from sync.owed o
            where o.database = :database and o.page_id is not null
              and not exists (select from sync.link l where l.page_id = o.page_id)
            order by o.since, o.key""")
        .param("database", database)
        .query(UUID.class)
        .list();
  }

  /** Since when each of these is not settled; one that is settled is missing in the answer. */
  public Map<UUID, Instant> since(String database, Collection<UUID> keys) {
    return postgres
        .sql(
            """
            select key, since from sync.owed
            where database = :database and key = any(cast(:keys as uuid[]))""")
        .param("database", database)
        .param("keys", Bind.array(keys))
        .query((row, number) -> Map.entry(Read.uuid(row, "key"), Read.time(row, "since")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How many there are in a database. */
  public Count count(String database) {
    return postgres
        .sql(
            """
            select count(*) as all, count(*) filter (where held) as held from sync.owed
            where database = :database""")
        .param("database", database)
        .query((row, number) -> new Count(row.getLong("all"), row.getLong("held")))
        .single();
  }

  /**
   * A key that is owed, on its way in.
   *
   * @param pageId null where the record has a link or no page
   */
  public record Entry(UUID key, UUID pageId, Owed owed) {}

  /** Notes that these are owed; those that were keep the time since when. */
  public void put(String database, Collection<Entry> entries) {
    postgres
        .file("owed_put")
        .param("database", database)
        .param(
            "owed",
            Bind.records(
                entries,
                (entry, record) ->
                    record
                        .put("key", entry.key().toString())
                        .put("page_id", Bind.text(entry.pageId()))
                        .put("reason", entry.owed().reason())
                        .put("held", entry.owed().held())
                        .put("waits_for", Bind.text(entry.owed().waitsFor()))
                        .put("next_try", Bind.text(entry.owed().nextTry()))))
        .update();
  }

  /** Notes that these are settled. */
  void remove(String database, Collection<UUID> keys) {
    postgres
        .sql(
            """
            delete from sync.owed
            where database = :database and key = any(cast(:keys as uuid[]))""")
        .param("database", database)
        .param("keys", Bind.array(keys))
        .update();
  }

  /** These records are there now: whoever waits for them may try at once. */
  void wake(Collection<UUID> arrived) {
    postgres
        .sql(
            """
            update sync.owed set next_try = least(next_try, clock_timestamp())
            where waits_for = any(cast(:keys as uuid[]))""")
        .param("keys", Bind.array(arrived))
        .update();
  }
}
