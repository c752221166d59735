package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** How the last pass over each side of each database ended. */
public final class DoorStates {
  private final Postgres postgres;

  public DoorStates(Postgres postgres) {
    this.postgres = postgres;
  }

  /** How the last pass ended; empty where none has ended yet. */
  public Optional<DoorState> read(String database, Side side) {
    return postgres
        .sql(
            """
            select state, message, since, next_try from sync.door
            where database = :database and door = :door""")
        .param("database", database)
        .param("door", side.text())
        .query(
            (row, number) ->
                new DoorState(
                    row.getString("state"),
                    row.getString("message"),
                    Read.time(row, "since"),
                    Read.time(row, "next_try")))
        .optional();
  }

  /** Notes a pass that looked at everything; writes nothing where the one before did so too. */
  public void good(String database, Side side) {
    postgres
        .sql(
            """
            insert into sync.door as d (database, door, state) values (:database, :door, 'ok')
            on conflict (database, door) do update set
              state = 'ok', message = null, since = excluded.since, times = 1, next_try = null
            where d.state <> 'ok'""")
        .param("database", database)
        .param("door", side.text())
        .update();
  }

  /**
   * Notes a pass that came to an end before it had looked at everything.
   *
   * @param nextTry until when the schedule leaves the door alone; null where it does not
   */
  public void bad(String database, Side side, String state, String message, Instant nextTry) {
    postgres
        .sql(
            """
            insert into sync.door as d (database, door, state, message, next_try)
            values (:database, :door, :state, :message, cast(:next_try as timestamptz))
            on conflict (database, door) do update set
              state = excluded.state,
              message = excluded.message,
              since = case when d.state = excluded.state then d.since else excluded.since end,
              times = case when d.state = excluded.state then d.times + 1 else 1 end,
              next_try = excluded.next_try""")
        .param("database", database)
        .param("door", side.text())
        .param("state", state)
        .param("message", message)
        .param("next_try", Bind.time(nextTry))
        .update();
  }

  /**
   * Notes trouble that no pass of these databases escapes. A door that waits for a person goes on
   * saying so.
   */
  public void all(Collection<String> databases, String state, String message) {
    postgres
        .sql(
            """
            insert into sync.door as d (database, door, state, message)
            select database, door, :state, :message
            from unnest(:databases) as database, unnest(array['notion', 'supabase']) as door
            on conflict (database, door) do update set
              state = excluded.state, message = excluded.message, since = excluded.since, times = 1
            where d.state not in (excluded.state, 'refused', 'not shared', 'misconfigured')""")
        .param("databases", databases.toArray(String[]::new))
        .param("state", state)
        .param("message", message)
        .update();
  }

  /** Notes that such trouble is over: how these doors are, their next pass will say. */
  public void over(String state) {
    postgres.sql("delete from sync.door where state = :state").param("state", state).update();
  }
}
