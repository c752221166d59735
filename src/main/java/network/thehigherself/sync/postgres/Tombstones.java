package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rows that somebody deleted. */
public final class Tombstones {
  private final Postgres postgres;

  public Tombstones(Postgres postgres) {
    this.postgres = postgres;
  }

  /** When each of these rows was deleted; one that has no tombstone is missing in the answer. */
  public Map<UUID, Instant> read(String database, Collection<UUID> keys) {
    return postgres
        .sql(
            """
            select key, at from sync.tombstone
            where database = :database and key = any(cast(:keys as uuid[]))""")
        .param("database", database)
        .param("keys", Bind.array(keys))
        .query((row, number) -> new SimpleEntry<>(Read.uuid(row, "key"), Read.time(row, "at")))
        .list()
        .stream()
        .collect(Collectors.toMap(SimpleEntry::getKey, SimpleEntry::getValue));
  }
}
