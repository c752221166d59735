package network.thehigherself.sync.line.doctor;

import java.util.List;
import network.thehigherself.sync.postgres.OpenTransactions;
import network.thehigherself.sync.postgres.Postgres;
import network.thehigherself.sync.postgres.Schema;

/** Whether the sync sees how old the transactions of others are ({@code pg_stat_activity}). */
record VisibilityCheck(PostgresSide postgres) implements Check {
  @Override
  public String name() {
    return "transactions";
  }

  @Override
  public List<Finding> look() {
    Postgres way = postgres.postgres();
    if (!new Schema(way).isThere()) {
      throw new NotLookedAtException("setup comes first");
    }
    OpenTransactions transactions = new OpenTransactions(way);
    return List.of(
        transactions.seesAll()
            ? Finding.ok("all are seen, so that no pass reads rows twice")
            : Finding.warning(
                "those of other roles are not seen: while one of them is open, each pass reads ten minutes of rows again",
                "Run as a superuser: grant pg_read_all_stats to " + transactions.owner()));
  }
}
