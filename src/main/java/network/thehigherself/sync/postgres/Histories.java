package network.thehigherself.sync.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every change that was made. */
public final class Histories {
  private final Postgres postgres;

  public Histories(Postgres postgres) {
    this.postgres = postgres;
  }

  private record Entry(UUID key, HistoryEntry content) {}

  /**
   * The changes of one record, the latest first.
   *
   * @param most how many at most
   */
  public List<PastChange> ofRecord(String database, UUID key, int most) {
    return postgres
        .sql(
            """
            select * from sync.history where database = :database and key = :key
            order by id desc limit :most""")
        .param("database", database)
        .param("key", key)
        .param("most", most)
        .query((row, number) -> change(row))
        .list();
  }

  /** The databases of which a run changed something, by name. */
  public List<String> databases(UUID run) {
    return postgres
        .sql("select distinct database from sync.history where run = :run order by database")
        .param("run", run)
        .query(String.class)
        .list();
  }

  /**
   * What a run changed and nobody undid, by the keys of the records, in the order of the keys; the
   * changes of each in their own order.
   *
   * @param after only records with a larger key; null for all
   * @param most how many records at most
   */
  public Map<UUID, List<PastChange>> notUndone(UUID run, String database, UUID after, int most) {
    return postgres
        .file("history_not_undone")
        .param("run", run)
        .param("database", database)
        .param("after", after)
        .param("most", most)
        .query((row, number) -> change(row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(PastChange::key, LinkedHashMap::new, Collectors.toList()));
  }

  /** Whether each of these changes is undone. */
  public boolean areUndone(Collection<Long> changes) {
    return postgres
        .sql(
            """
            select not exists (
              select from sync.history where id = any(:changes) and undone_by is null)""")
        .param("changes", changes.toArray(Long[]::new))
        .query(Boolean.class)
        .single();
  }

  /** Marks what these records take back. */
  void undone(Collection<Settlement> settled, UUID run) {
    Long[] changes = settled.stream().flatMap(one -> one.undone().stream()).toArray(Long[]::new);
    if (changes.length > 0) {
      postgres
          .sql("update sync.history set undone_by = :run where id = any(:changes)")
          .param("run", run)
          .param("changes", changes)
          .update();
    }
  }

  /**
   * The changes of one database, the latest first.
   *
   * @param most how many at most
   */
  public List<PastChange> latest(String database, int most) {
    return postgres
        .sql(
            """
            select * from sync.history where database = :database
            order by at desc, id desc limit :most""")
        .param("database", database)
        .param("most", most)
        .query((row, number) -> change(row))
        .list();
  }

  /**
   * The changes of one run in the order in which they were made.
   *
   * @param after only those with a larger number
   * @param most how many at most
   */
  public List<PastChange> ofRun(UUID run, long after, int most) {
    return postgres
        .sql(
            """
            select * from sync.history where run = :run and id > :after
            order by id limit :most""")
        .param("run", run)
        .param("after", after)
        .param("most", most)
        .query((row, number) -> change(row))
        .list();
  }

  /**
   * How many changes were made to each side of each database since then; one with none is missing.
   */
  public Map<String, Map<Side, Long>> countSince(Instant since, Collection<String> databases) {
    Map<String, Map<Side, Long>> counts = new HashMap<>();
    postgres
        .sql(
            """
            select database, side, count(*) as changes from sync.history
            where database = any(:databases) and at >= :since group by database, side""")
        .param("databases", databases.toArray(String[]::new))
        .param("since", Bind.time(since))
        .query(
            row -> {
              counts
                  .computeIfAbsent(row.getString("database"), name -> new EnumMap<>(Side.class))
                  .put(Side.of(row.getString("side")), row.getLong("changes"));
            });
    return counts;
  }

  private static PastChange change(ResultSet row) throws SQLException {
    return new PastChange(
        row.getLong("id"),
        Read.uuid(row, "run"),
        row.getString("database"),
        Read.uuid(row, "key"),
        row.getString("field"),
        Side.of(row.getString("side")),
        row.getString("action"),
        Read.json(row, "before"),
        Read.json(row, "after"),
        Read.json(row, "loser"),
        row.getString("reason"),
        Read.time(row, "at"),
        Read.uuid(row, "undone_by"));
  }

  /** Notes what was done. Of a stale record that is only what was done to its page. */
  void put(String database, Collection<Settlement> batch, Set<UUID> stale, UUID run) {
    List<Entry> entries = new ArrayList<>();
    for (Settlement one : batch) {
      one.history().stream()
          .filter(entry -> entry.side() == Side.NOTION || !stale.contains(one.key()))
          .forEach(entry -> entries.add(new Entry(one.key(), entry)));
    }
    if (entries.isEmpty()) {
      return;
    }
    postgres
        .file("history_put")
        .param("database", database)
        .param("run", run)
        .param(
            "entries",
            Bind.records(
                entries,
                (entry, record) ->
                    record
                        .put("key", entry.key().toString())
                        .put("field", entry.content().field())
                        .put("side", entry.content().side().text())
                        .put("action", entry.content().action())
                        .put("before", entry.content().beforehand())
                        .put("after", entry.content().afterwards())
                        .put("loser", Bind.json(entry.content().loser()))
                        .put("reason", entry.content().reason())
                        .put("run", Bind.text(entry.content().run()))))
        .update();
  }
}
