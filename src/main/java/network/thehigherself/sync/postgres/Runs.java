package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
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
