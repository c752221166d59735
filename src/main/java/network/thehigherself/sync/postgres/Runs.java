package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What each command or scheduled firing did. */
public final class Runs {
  private final Postgres postgres;

  public Runs(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Notes that a run begins.
   *
   * @param command such as "sync"
   * @param direction "both", "notion_to_supabase" or "supabase_to_notion"
   * @return its id
   */
  public UUID start(String command, String direction, boolean dryRun) {
    UUID id = UUID.randomUUID();
    postgres
        .sql(
            """
            insert into sync.run (id, command, direction, dry_run)
            values (:id, :command, :direction, :dry_run)""")
        .param("id", id)
        .param("command", command)
        .param("direction", direction)
        .param("dry_run", dryRun)
        .update();
    return id;
  }

  /**
   * The undoing of a run.
   *
   * @param id the run that undoes it
   * @param endedAt null while something is left to do
   */
  public record Undoing(UUID id, Instant endedAt) {}

  /** Whether and how far a run is undone; empty where nobody began to. */
  public Optional<Undoing> undoing(UUID run) {
    return postgres
        .sql("select id, ended_at from sync.run where undoes = :run")
        .param("run", run)
        .query((row, number) -> new Undoing(Read.uuid(row, "id"), Read.time(row, "ended_at")))
        .optional();
  }

  /**
   * Notes that a run is being undone. A run is undone by one run only, however often that begins.
   *
   * @return the id of that one
   */
  public UUID undo(UUID run) {
    return postgres
        .sql(
            """
            insert into sync.run (id, command, direction, undoes)
            values (:id, 'undo', 'both', :run)
            on conflict (undoes) where undoes is not null do update set undoes = excluded.undoes
            returning id""")
        .param("id", UUID.randomUUID())
        .param("run", run)
        .query(UUID.class)
        .single();
  }

  /** The latest runs that changed something within the last 30 days, the latest first. */
  public List<PastRun> withChanges(int most) {
    return postgres
        .file("runs_with_changes")
        .param("most", most)
        .query(
            (row, number) ->
                new PastRun(
                    Read.uuid(row, "id"),
                    row.getString("command"),
                    Read.time(row, "at"),
                    row.getLong("records"),
                    row.getString("databases"),
                    Read.uuid(row, "undone_by")))
        .list();
  }

  /** Notes a scheduled firing that changed something, once it is over. */
  public void scheduled(UUID id, Instant startedAt, JsonNode outcome) {
    postgres
        .sql(
            """
            insert into sync.run (id, command, direction, started_at, ended_at, outcome)
            values (:id, 'run', 'both', :started, clock_timestamp(), cast(:outcome as jsonb))""")
        .param("id", id)
        .param("started", Bind.time(startedAt))
        .param("outcome", outcome.toString())
        .update();
  }

  /**
   * The runs, the latest first.
   *
   * @param before only those that began before this time; null for all
   * @param most how many at most
   */
  public List<StoredRun> latest(Instant before, int most) {
    return postgres
        .sql(
            """
            select * from sync.run
            where cast(:before as timestamptz) is null or started_at < cast(:before as timestamptz)
            order by started_at desc limit :most""")
        .param("before", Bind.time(before))
        .param("most", most)
        .query((row, number) -> run(row))
        .list();
  }

  /** The run of this id; empty where there never was one. */
  public Optional<StoredRun> find(UUID id) {
    return postgres
        .sql("select * from sync.run where id = :id")
        .param("id", id)
        .query((row, number) -> run(row))
        .optional();
  }

  private static StoredRun run(ResultSet row) throws SQLException {
    return new StoredRun(
        Read.uuid(row, "id"),
        row.getString("command"),
        row.getString("direction"),
        row.getBoolean("dry_run"),
        Read.time(row, "started_at"),
        Read.time(row, "ended_at"),
        Read.json(row, "outcome"),
        Read.uuid(row, "undoes"));
  }

  /** Notes that it ended, and with what. */
  public void end(UUID id, JsonNode outcome) {
    postgres
        .sql(
            """
            update sync.run set ended_at = clock_timestamp(), outcome = cast(:outcome as jsonb)
            where id = :id""")
        .param("id", id)
        .param("outcome", outcome.toString())
        .update();
  }
}
