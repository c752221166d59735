package network.thehigherself.sync.postgres;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The records that one side refused. The route {@code write-dead-letter} writes them, with the
 * statement in {@code sql/dead-letter.sql}.
 */
public final class DeadLetters {
  private final Postgres postgres;

  public DeadLetters(Postgres postgres) {
    this.postgres = postgres;
  }

  /** How many there are. */
  public long count(String database) {
    return postgres
        .sql("select count(*) from sync.dead_letter where database = :database")
        .param("database", database)
        .query(Long.class)
        .single();
  }

  /** Removes the letters of records that are settled. */
  void remove(String database, List<Settlement> settled) {
    List<UUID> keys = settled.stream().map(Settlement::key).toList();
    List<UUID> pages = settled.stream().map(Settlement::pageId).filter(Objects::nonNull).toList();
    postgres
        .sql(
            """
            delete from sync.dead_letter where database = :database
              and (key = any(cast(:keys as uuid[])) or page_id = any(cast(:pages as uuid[])))""")
        .param("database", database)
        .param("keys", Bind.array(keys))
        .param("pages", Bind.array(pages))
        .update();
  }
}
