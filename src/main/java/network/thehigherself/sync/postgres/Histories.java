package network.thehigherself.sync.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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

  private static PastChange change(ResultSet row) throws SQLException {
    return new PastChange(
        row.getLong("id"),
        Read.uuid(row, "run"),
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
                        .put("reason", entry.content().reason())))
        .update();
  }
}
