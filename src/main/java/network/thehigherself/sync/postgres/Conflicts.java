package network.thehigherself.sync.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The fields that a person must decide. */
public final class Conflicts {
  private final Postgres postgres;

  public Conflicts(Postgres postgres) {
    this.postgres = postgres;
  }

  private record Opened(UUID key, ConflictEntry content) {}

  private record Resolved(UUID key, String field, String resolution) {}

  /** How many are open. */
  public long count(String database) {
    return postgres
        .sql(
            "select count(*) from sync.conflict where database = :database and resolved_at is null")
        .param("database", database)
        .query(Long.class)
        .single();
  }

  /** Opens and ends conflicts. One that is open already gets the new values. */
  void put(String database, Collection<Settlement> batch, Set<UUID> stale) {
    List<Opened> opened = new ArrayList<>();
    List<Resolved> resolved = new ArrayList<>();
    for (Settlement one : batch) {
      one.conflicts().forEach(entry -> opened.add(new Opened(one.key(), entry)));
      one.resolutions()
          .forEach(
              (field, resolution) -> {
                if (!stale.contains(one.key()) || !one.writes(field)) {
                  resolved.add(new Resolved(one.key(), field, resolution));
                }
              });
    }
    if (!opened.isEmpty()) {
      open(database, opened);
    }
    if (!resolved.isEmpty()) {
      resolve(database, resolved);
    }
  }

  private void open(String database, List<Opened> opened) {
    postgres
        .file("conflict_open")
        .param("database", database)
        .param(
            "conflicts",
            Bind.records(
                opened,
                (entry, record) ->
                    record
                        .put("key", entry.key().toString())
                        .put("field", entry.content().field())
                        .put("base", Bind.json(entry.content().base()))
                        .put("page_value", Bind.json(entry.content().page()))
                        .put("row_value", Bind.json(entry.content().row()))
                        .put("policy", entry.content().policy().name().toLowerCase(Locale.ROOT))))
        .update();
  }

  private void resolve(String database, List<Resolved> resolved) {
    postgres
        .sql(
            """
            update sync.conflict c set resolved_at = clock_timestamp(), resolution = s.resolution
            from jsonb_to_recordset(cast(:resolved as jsonb))
              as s(key uuid, field text, resolution text)
            where c.database = :database and c.key = s.key and c.field = s.field
              and c.resolved_at is null""")
        .param("database", database)
        .param(
            "resolved",
            Bind.records(
                resolved,
                (entry, record) ->
                    record
                        .put("key", entry.key().toString())
                        .put("field", entry.field())
                        .put("resolution", entry.resolution())))
        .update();
  }
}
