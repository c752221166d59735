package network.thehigherself.sync.postgres;

import java.time.Instant;

/** How far a pass over rows may read, and how far its cursor may move. */
public final class OpenTransactions {
  private final Postgres postgres;

  public OpenTransactions(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * The bounds of a pass. Read them before the rows.
   *
   * @param now by PostgreSQL's clock: later changes are for the next pass
   * @param safe where the cursor may move to: no transaction that is still open can commit a change
   *     that is older. Not later than {@code now}.
   */
  public record Bounds(Instant now, Instant safe) {}

  /**
   * Whether the times of all transactions are seen. Where they are not, every pass reads again what
   * it has read while somebody's transaction is open.
   */
  public boolean seesAll() {
    return postgres.sql("select sync.sees_all_transactions()").query(Boolean.class).single();
  }

  /** The role that must be granted pg_read_all_stats for it, as an identifier. */
  public String owner() {
    return postgres
        .sql(
            "select proowner::regrole::text from pg_proc where oid = 'sync.sees_all_transactions()'::regprocedure")
        .query(String.class)
        .single();
  }

  /** The bounds as they are now. */
  public Bounds read() {
    return postgres
        .sql("select clock_timestamp() as now, sync.oldest_transaction() as safe")
        .query(
            (row, number) -> {
              Instant now = Read.time(row, "now");
              Instant safe = Read.time(row, "safe");
              return new Bounds(now, safe.isAfter(now) ? now : safe);
            })
        .single();
  }
}
