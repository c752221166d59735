package network.thehigherself.sync.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  /**
   * Letters in the order of their numbers.
   *
   * @param database null for every database
   * @param after only those with a larger number
   * @param most how many at most
   */
  public List<DeadLetter> list(String database, long after, int most) {
    return postgres
        .sql(
            """
            select * from sync.dead_letter
            where id > :after and (cast(:database as text) is null or database = :database)
            order by id limit :most""")
        .param("database", database)
        .param("after", after)
        .param("most", most)
        .query((row, number) -> letter(row))
        .list();
  }

  /**
   * The letters of one record.
   *
   * @param pageId its page; null where it has none
   */
  public List<DeadLetter> ofRecord(String database, UUID key, UUID pageId) {
    return postgres
        .sql(
            """
            select * from sync.dead_letter
            where database = :database and (key = :key or page_id = cast(:page as uuid))
            order by id""")
        .param("database", database)
        .param("key", key)
        .param("page", pageId)
        .query((row, number) -> letter(row))
        .list();
  }

  /** The letter of this number; empty where there is none, or none any more. */
  public Optional<DeadLetter> find(long id) {
    return postgres
        .sql("select * from sync.dead_letter where id = :id")
        .param("id", id)
        .query((row, number) -> letter(row))
        .optional();
  }

  /**
   * Makes the records of letters due: the next pass tries them.
   *
   * @param id null for every letter
   * @param database null for every database
   * @return how many records
   */
  public int retry(Long id, String database) {
    return postgres.file("dead_letter_retry").param("id", id).param("database", database).update();
  }

  /**
   * Removes a letter. What is owed to its record goes with it, unless the other side refuses the
   * record, too.
   */
  public void drop(DeadLetter letter) {
    postgres.transaction(
        () -> {
          postgres
              .sql("delete from sync.dead_letter where id = :id")
              .param("id", letter.id())
              .update();
          postgres
              .sql(
                  """
                  delete from sync.owed o
                  where o.database = :database and o.key = :key and not exists (
                    select from sync.dead_letter l
                    where l.database = o.database and coalesce(l.key, l.page_id) = o.key)""")
              .param("database", letter.database())
              .param("key", letter.key())
              .update();
        });
  }

  private static DeadLetter letter(ResultSet row) throws SQLException {
    UUID pageId = Read.uuid(row, "page_id");
    UUID key = Read.uuid(row, "key");
    return new DeadLetter(
        row.getLong("id"),
        row.getString("database"),
        key == null ? pageId : key,
        pageId,
        Side.of(row.getString("side")),
        row.getString("stage"),
        row.getString("reason"),
        Read.json(row, "payload"),
        row.getInt("attempts"),
        Read.time(row, "next_try"),
        Read.time(row, "at"));
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
