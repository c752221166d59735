package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.Optional;

/** How far each side of each database was read. */
public final class Cursors {
  private final Postgres postgres;

  public Cursors(Postgres postgres) {
    this.postgres = postgres;
  }

  /** The cursor of one side; all of its times are null before the first pass. */
  public Cursor read(String database, Side side) {
    return postgres
        .sql(
            """
            select at, whole_read_at, last_pass_at from sync.cursor
            where database = :database and door = :door""")
        .param("database", database)
        .param("door", side.text())
        .query(
            (row, number) ->
                new Cursor(
                    Read.time(row, "at"),
                    Read.time(row, "whole_read_at"),
                    Read.time(row, "last_pass_at")))
        .optional()
        .orElse(new Cursor(null, null, null));
  }

  /** The first whole read of a side that was broken off; empty where none was. */
  public Optional<WholeRead> wholeRead(String database, Side side) {
    return postgres
        .sql(
            """
            select whole_read_from, whole_read_to from sync.cursor
            where database = :database and door = :door and whole_read_from is not null""")
        .param("database", database)
        .param("door", side.text())
        .query(
            (row, number) ->
                new WholeRead(Read.time(row, "whole_read_from"), Read.time(row, "whole_read_to")))
        .optional();
  }

  /**
   * Notes how far a first whole read came. Call it in the transaction of a lease, together with
   * what the read has put off.
   */
  public void reach(String database, Side side, WholeRead read) {
    postgres
        .sql(
            """
            insert into sync.cursor (database, door, whole_read_from, whole_read_to)
            values (:database, :door, :from, :to)
            on conflict (database, door) do update set
              whole_read_from = excluded.whole_read_from,
              whole_read_to = excluded.whole_read_to""")
        .param("database", database)
        .param("door", side.text())
        .param("from", Bind.time(read.startedAt()))
        .param("to", Bind.time(read.reached()))
        .update();
  }

  /**
   * Notes a pass. Call it in the transaction of a lease, together with the keys that the pass
   * leaves owed.
   *
   * @param at where the cursor moves to, never back; null leaves it where it is
   * @param wholeReadAt when a whole read began, where the pass was one; otherwise null
   */
  public void advance(String database, Side side, Instant at, Instant wholeReadAt) {
    postgres
        .sql(
            """
            insert into sync.cursor as c (database, door, at, whole_read_at, last_pass_at)
            values (:database, :door, cast(:at as timestamptz), cast(:whole as timestamptz),
              clock_timestamp())
            on conflict (database, door) do update set
              at = greatest(c.at, excluded.at),
              whole_read_at = greatest(c.whole_read_at, excluded.whole_read_at),
              whole_read_from = case when excluded.at is null then c.whole_read_from end,
              whole_read_to = case when excluded.at is null then c.whole_read_to end,
              last_pass_at = excluded.last_pass_at""")
        .param("database", database)
        .param("door", side.text())
        .param("at", Bind.time(at))
        .param("whole", Bind.time(wholeReadAt))
        .update();
  }
}
