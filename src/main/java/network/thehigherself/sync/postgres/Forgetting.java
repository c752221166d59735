package network.thehigherself.sync.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.mapping.Mapping;

/**
 * Erases what schema sync remembers of a record: every value, wherever it got to. What tells who is
 * who stays without its values, so that nothing is made twice and no delete is forgotten.
 */
public final class Forgetting {
  private static final String RECORD = " where database = :database and key = :key";

  private record Erasure(String table, String statement) {}

  /** One for each table of schema sync that may hold a value of a record. */
  private static final List<Erasure> ERASURES =
      List.of(
          new Erasure("link", "update sync.link set page = '{}', \"row\" = '{}'" + RECORD),
          // That something happened, when and to which field stays; what it was does not.
          new Erasure(
              "history",
              "update sync.history set before = null, after = null, loser = null"
                  + RECORD
                  + " and (before is not null or after is not null or loser is not null)"),
          new Erasure(
              "conflict",
              """
              update sync.conflict set base = null, page_value = null, row_value = null,
                resolved_at = coalesce(resolved_at, clock_timestamp()),
                resolution = coalesce(resolution, 'forgotten')"""
                  + RECORD),
          new Erasure(
              "dead_letter",
              """
              delete from sync.dead_letter
              where database = :database and (key = :key or page_id = cast(:page as uuid))"""),
          // Its page may have been made, and is still looked for before it is made again.
          new Erasure(
              "intent",
              "update sync.intent set page = '{}', \"row\" = '{}', history = '[]'" + RECORD),
          new Erasure(
              "tombstone",
              "update sync.tombstone set \"row\" = null" + RECORD + " and \"row\" is not null"),
          new Erasure("pending_reference", "delete from sync.pending_reference" + RECORD));

  private final Postgres postgres;

  public Forgetting(Postgres postgres) {
    this.postgres = postgres;
  }

  /** Whether a page may have been made for this record whose id nobody knows. */
  public boolean mayHaveUnknownPage(KnownRecord record) {
    return is(
        record, "select exists (select from sync.intent" + RECORD + " and action = 'create')");
  }

  /**
   * Whether its row was deleted and its page is not in the trash yet. Without the base nobody could
   * tell any more that the page was not edited, and the row would come back.
   */
  public boolean isBeingDeleted(Mapping mapping, KnownRecord record) {
    return is(
        record,
        """
        select exists (select from sync.link%1$s and not deleted)
          and not exists (select from %2$s where id = :key and deleted_at is null)
          and (exists (select from sync.tombstone%1$s) or exists (select from %2$s where id = :key))"""
            .formatted(RECORD, Names.table(mapping.table())));
  }

  private boolean is(KnownRecord record, String question) {
    return postgres
        .sql(question)
        .param("database", record.database())
        .param("key", record.key())
        .query(Boolean.class)
        .single();
  }

  /**
   * Erases the values of a record. Where it is linked or owed, it is owed from now on, and the next
   * pass lets both sides meet again. Belongs into a transaction.
   *
   * @return how many entries of each table lost their values, or went
   */
  public Map<String, Integer> erase(KnownRecord record) {
    Map<String, Integer> erased = new LinkedHashMap<>();
    ERASURES.forEach(
        erasure -> erased.put("sync." + erasure.table(), run(erasure.statement(), record)));
    run(SqlFile.read("forget_owed"), record);
    return erased;
  }

  /**
   * Erases a record for good: its values, its row, and what tells who is who. Its page must be in
   * the trash by now. Belongs into a transaction.
   *
   * @return likewise, with the table of the row
   * @throws RecordRefusedException where something else in the database needs the row
   */
  public Map<String, Integer> eraseWithRow(Mapping mapping, KnownRecord record) {
    Map<String, Integer> erased = erase(record);
    String row = "delete from " + Names.table(mapping.table()) + " where id = :key";
    erased.put("public." + mapping.table(), postgres.sql(row).param("key", record.key()).update());
    postgres.execute("set constraints all immediate");
    // The triggers of the row have noted its end, and what it referred to.
    for (String table : List.of("link", "tombstone", "pending_reference", "intent", "owed")) {
      run("delete from sync." + table + RECORD, record);
    }
    return erased;
  }

  private int run(String statement, KnownRecord record) {
    return postgres
        .sql(statement)
        .param("database", record.database())
        .param("key", record.key())
        .param("page", record.pageId())
        .update();
  }
}
