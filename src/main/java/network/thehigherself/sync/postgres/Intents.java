package network.thehigherself.sync.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.plan.Step;

/** What was about to be written to Notion, and was not answered yet. */
public final class Intents {
  private static final String UPDATE = "update";

  private final Postgres postgres;
  private final Leases leases;

  public Intents(Postgres postgres) {
    this.postgres = postgres;
    leases = new Leases(postgres);
  }

  /**
   * Commits intents. Only then may the requests be sent.
   *
   * @throws LeaseLostException where somebody else has the lease now; then nothing may be sent
   */
  public void open(Lease lease, Collection<StoredIntent> intents) {
    leases.transaction(
        lease,
        () -> {
          postgres
              .file("intent_open")
              .param("database", lease.database())
              .param("token", lease.token())
              .param(
                  "intents",
                  Bind.records(
                      intents,
                      (intent, record) -> {
                        record
                            .put("id", intent.id().toString())
                            .put("key", intent.key().toString())
                            .put("page_id", Bind.text(intent.pageId()))
                            .put("action", action(intent.step()))
                            .put("row_deleted", intent.rowDeleted())
                            .put("run", Bind.text(intent.run()))
                            .put("stamped_at", Bind.text(intent.stampedAt()));
                        record.set("page", Bind.values(intent.page()));
                        record.set("row", Bind.values(intent.row()));
                        record.set("history", EntryJson.encode(intent.history()));
                      }))
              .update();
        });
  }

  /** Notes that these were carried out on a page, which may not show that for much longer. */
  public void arrived(Collection<UUID> ids, UUID pageId) {
    if (!ids.isEmpty()) {
      postgres
          .sql(
              """
              update sync.intent set arrived = true, page_id = :page
              where id = any(cast(:ids as uuid[]))""")
          .param("page", pageId)
          .param("ids", Bind.array(ids))
          .update();
    }
  }

  /** Notes that the history has what these have done. */
  public void told(Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      postgres
          .sql("update sync.intent set history = '[]' where id = any(cast(:ids as uuid[]))")
          .param("ids", Bind.array(ids))
          .update();
    }
  }

  /**
   * How many requests of a run nobody knows the end of. A create whose record has got its page is
   * none of them: it may only have made a second one.
   */
  public int ofRun(UUID run) {
    return postgres
        .sql(
            """
            select count(*) from sync.intent i
            where run = :run and history <> '[]' and not (action = 'create' and exists (
              select from sync.link l where l.database = i.database and l.key = i.key))""")
        .param("run", run)
        .query(Integer.class)
        .single();
  }

  /** Those of these keys for which a page was about to be created, and nobody answered yet. */
  public Set<UUID> creating(String database, Collection<UUID> keys) {
    return read(database, keys).entrySet().stream()
        .filter(open -> open.getValue().stream().anyMatch(StoredIntent::creates))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The open intents of these keys, the oldest first. */
  public Map<UUID, List<StoredIntent>> read(String database, Collection<UUID> keys) {
    return postgres
        .sql(
            """
            select * from sync.intent
            where database = :database and key = any(cast(:keys as uuid[])) order by at, id""")
        .param("database", database)
        .param("keys", Bind.array(keys))
        .query((row, number) -> intent(row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(StoredIntent::key));
  }

  /** Every page that was about to be created and whose answer never came. */
  public List<StoredIntent> creates(String database) {
    return postgres
        .sql(
            """
            select * from sync.intent
            where database = :database and action = 'create' order by at, id""")
        .param("database", database)
        .query((row, number) -> intent(row))
        .list();
  }

  /** Forgets intents that were answered, or that certainly never happened. */
  public void remove(Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      postgres
          .sql("delete from sync.intent where id = any(cast(:ids as uuid[]))")
          .param("ids", Bind.array(ids))
          .update();
    }
  }

  private static String action(Step step) {
    return step == Step.KEEP ? UPDATE : step.name().toLowerCase(Locale.ROOT);
  }

  private static Step step(String action) {
    return action.equals(UPDATE) ? Step.KEEP : Step.valueOf(action.toUpperCase(Locale.ROOT));
  }

  private static StoredIntent intent(ResultSet row) throws SQLException {
    return new StoredIntent(
        Read.uuid(row, "id"),
        Read.uuid(row, "key"),
        Read.uuid(row, "page_id"),
        step(row.getString("action")),
        row.getBoolean("row_deleted"),
        Read.values(row, "page"),
        Read.values(row, "row"),
        Read.uuid(row, "run"),
        EntryJson.decode(Read.json(row, "history"), Read.uuid(row, "run")),
        Read.time(row, "stamped_at"),
        row.getBoolean("arrived"),
        Read.time(row, "at"));
  }
}
