package network.thehigherself.sync.postgres;

import java.time.Instant;

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
              last_pass_at = excluded.last_pass_at""")
        .param("database", database)
        .param("door", side.text())
        .param("at", Bind.time(at))
        .param("whole", Bind.time(wholeReadAt))
        .update();
  }
}
