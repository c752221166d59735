package network.thehigherself.sync.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The records that one side refused. */
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

  /**
   * Puts letters. A record has one for each side; putting it again counts an attempt and says the
   * newest reason.
   */
  public void put(String database, Collection<DeadLetter> letters) {
    postgres
        .file("dead_letter_put")
        .param("database", database)
        .param(
            "letters",
            Bind.records(
                letters,
                (letter, record) ->
                    record
                        .put("key", Bind.text(letter.key()))
                        .put("page_id", Bind.text(letter.pageId()))
                        .put("side", letter.side().text())
                        .put("stage", letter.stage())
                        .put("reason", letter.reason())
                        .put("payload", Bind.text(letter.payload()))
                        .put("next_try", Bind.text(letter.nextTry()))))
        .update();
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
