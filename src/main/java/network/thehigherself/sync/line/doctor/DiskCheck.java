package network.thehigherself.sync.line.doctor;

import java.util.List;
import network.thehigherself.sync.postgres.PostgresAwayException;
import network.thehigherself.sync.postgres.PostgresException;
import network.thehigherself.sync.postgres.Server;

/** Whether PostgreSQL takes writes: its disk may be full. */
record DiskCheck(PostgresSide postgres) implements Check {
  private static final String ROOM =
      "Make room: a larger disk (Supabase: Settings > Compute and Disk), or delete what nobody needs. Until then nothing is lost, and the sync goes on by itself";

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public List<Finding> look() {
    Server server = new Server(postgres.postgres());
    if (postgres.about().isReadOnly()) {
      return List.of(
          Finding.wrong(
              "PostgreSQL is read-only; Supabase makes it so when the disk is nearly full", ROOM));
    }
    try {
      server.tryToWrite();
      return List.of(
          Finding.ok("takes writes; this database has %s".formatted(postgres.about().size())));
    } catch (PostgresAwayException full) {
      return List.of(Finding.away(full.getMessage(), ROOM));
    } catch (PostgresException refusal) {
      return List.of(
          Finding.warning("whether the disk is full cannot be tried: " + refusal.getMessage(), ""));
    }
  }
}
