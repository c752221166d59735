package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Compares the pages that a whole read has shown with what is known of a database. */
public final class Sweeps {
  private final Postgres postgres;

  public Sweeps(Postgres postgres) {
    this.postgres = postgres;
  }

  /** When the last sweep of a database began that came to its end; empty for never. */
  public Optional<Instant> lastAt(String database) {
    return postgres
        .sql("select at from sync.sweep where database = :database")
        .param("database", database)
        .query((row, number) -> Read.time(row, "at"))
        .optional();
  }

  /**
   * Marks what vanished and what came back, and notes as owed, to be looked at now, each linked
   * record that vanished, came back, or was edited without anybody noticing. Call it in the
   * transaction of a lease.
   *
   * @param shown the pages that were shown, each with its last_edited_time
   * @param madeBefore a link that was made later may be too young for the index
   * @param noticedUntil until when the door has taken in every edit
   * @return how many there are
   */
  public int compare(
      String database, Map<UUID, Instant> shown, Instant madeBefore, Instant noticedUntil) {
    return postgres
        .file("sweep_compare")
        .param("database", database)
        .param("pages", Bind.array(shown.keySet()))
        .param("edited", Bind.times(shown.values()))
        .param("made_before", Bind.time(madeBefore))
        .param("noticed_until", Bind.time(noticedUntil))
        .query(Integer.class)
        .single();
  }

  /**
   * The shown pages that have no row, although the door must have passed them, and are not owed.
   */
  public List<UUID> unlinked(String database, Map<UUID, Instant> shown, Instant noticedUntil) {
    return postgres
        .sql(
            """
            select s.page_id
            from unnest(cast(:pages as uuid[]), cast(:edited as timestamptz[])) as s(page_id, edited)
            where s.edited < :noticed_until
              and not exists (select from sync.link l where l.page_id = s.page_id)
              and not exists (
                select from sync.owed o where o.database = :database and o.page_id = s.page_id)""")
        .param("database", database)
        .param("pages", Bind.array(shown.keySet()))
        .param("edited", Bind.times(shown.values()))
        .param("noticed_until", Bind.time(noticedUntil))
        .query(UUID.class)
        .list();
  }

  /** Whether any page of the database is linked to a row that is not deleted. */
  public boolean knowsPages(String database) {
    return postgres
        .sql("select exists (select from sync.link where database = :database and not deleted)")
        .param("database", database)
        .query(Boolean.class)
        .single();
  }

  /** Notes a sweep that came to its end. */
  public void done(String database, Instant at, long pages, long found) {
    postgres
        .sql(
            """
            insert into sync.sweep (database, at, pages, found)
            values (:database, :at, :pages, :found)
            on conflict (database) do update set
              at = excluded.at, pages = excluded.pages, found = excluded.found""")
        .param("database", database)
        .param("at", Bind.time(at))
        .param("pages", pages)
        .param("found", found)
        .update();
  }
}
