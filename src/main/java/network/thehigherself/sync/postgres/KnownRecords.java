package network.thehigherself.sync.postgres;

import java.util.List;
import java.util.UUID;

/** Finds the records that an id is of, in all that schema sync remembers. */
public final class KnownRecords {
  private final Postgres postgres;

  public KnownRecords(Postgres postgres) {
    this.postgres = postgres;
  }

  /** The records whose row or page has this id. */
  public List<KnownRecord> find(UUID id) {
    return postgres
        .file("known_records")
        .param("id", id)
        .query(
            (row, number) ->
                new KnownRecord(
                    row.getString("database"), Read.uuid(row, "key"), Read.uuid(row, "page_id")))
        .list();
  }
}
