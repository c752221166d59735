package network.thehigherself.sync.line.doctor;

import java.util.List;
import network.thehigherself.sync.postgres.Server;

/** Whether a pooler stands before PostgreSQL, and what that means. */
record PoolerCheck(PostgresSide postgres) implements Check {
  @Override
  public String name() {
    return "pooler";
  }

  @Override
  public List<Finding> look() {
    return List.of(
        Finding.ok(
            new Server(postgres.postgres()).sharesProcesses()
                ? "a pooler in transaction mode: the sync works behind it; run setup over the direct connection"
                : "none in transaction mode, so that setup may run over this connection"));
  }
}
