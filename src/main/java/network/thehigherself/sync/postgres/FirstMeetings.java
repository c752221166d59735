package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;

/** What was told of the first meeting of each database. */
public final class FirstMeetings {
  private final Postgres postgres;

  public FirstMeetings(Postgres postgres) {
    this.postgres = postgres;
  }

  /** Keeps what was told last. */
  public void put(String database, JsonNode told) {
    postgres
        .sql(
            """
            insert into sync.first_meeting as m (database, told)
            values (:database, cast(:told as jsonb))
            on conflict (database) do update set told = excluded.told, at = excluded.at""")
        .param("database", database)
        .param("told", told.toString())
        .update();
  }

  /** Forgets what was told. */
  public void remove(String database) {
    postgres
        .sql("delete from sync.first_meeting where database = :database")
        .param("database", database)
        .update();
  }
}
