package network.thehigherself.sync.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which pages still have to be told that they were synced. Times are PostgreSQL's. */
public final class Stamps {
  private final Postgres postgres;

  public Stamps(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * A page that a change has arrived from and that was not written since.
   *
   * @param database its database
   * @param key the key of its row
   */
  public record Due(String database, UUID key) {}

  /**
   * The pages to stamp, the one that waits longest first. Records that are owed or under way are
   * not among them.
   *
   * @param databases those whose pages may be written
   * @param timed those of them whose pages say when they were synced; the others only need a key
   * @param interval how long a page is left alone after a stamp
   * @param most how many at most
   */
  public List<Due> due(
      Collection<String> databases, Collection<String> timed, Duration interval, int most) {
    return postgres
        .file("stamp_due")
        .param("databases", String.join(",", databases))
        .param("timed", String.join(",", timed))
        .param("millis", interval.toMillis())
        .param("most", most)
        .query((row, number) -> new Due(row.getString("database"), Read.uuid(row, "key")))
        .list();
  }

  /**
   * Notes that a page carries its key and the time of the last sync.
   *
   * @param at what the page says; where it has no such property, when it got its key
   */
  public void stamped(String database, UUID key, Instant at) {
    postgres
        .sql(
            """
            update sync.link
            set stamped_key = key, stamped_at = cast(:at as timestamptz), stamp_due = null
            where database = :database and key = :key""")
        .param("at", Bind.time(at))
        .param("database", database)
        .param("key", key)
        .update();
  }

  /** Leaves a page alone for so long. */
  public void postpone(String database, UUID key, Duration length) {
    postgres
        .sql(
            """
            update sync.link
            set stamp_due = clock_timestamp() + :millis * interval '1 millisecond'
            where database = :database and key = :key and stamp_due is not null""")
        .param("millis", length.toMillis())
        .param("database", database)
        .param("key", key)
        .update();
  }
}
