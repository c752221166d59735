package network.thehigherself.sync.line.doctor;

import java.util.List;
import network.thehigherself.sync.postgres.PostgresAwayException;
import network.thehigherself.sync.postgres.PostgresException;
import network.thehigherself.sync.postgres.Server;

/** Whether PostgreSQL can be reached. */
record PostgresCheck(PostgresSide postgres) implements Check {
  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public List<Finding> look() {
    if (!postgres.hasAddress()) {
      return List.of(
          Finding.wrong(
              "SUPABASE_DB_URL is not set",
              "Open the project in Supabase, choose Connect, and copy the address into .env, with the password in it"));
    }
    try {
      Server.About about = postgres.about();
      return List.of(
          Finding.ok(
              "PostgreSQL %s at %s, as %s"
                  .formatted(about.version(), postgres.address(), about.role())));
    } catch (PostgresAwayException away) {
      return List.of(
          Finding.away(
              away.getMessage(),
              "Supabase pauses a project that nobody uses: look at its dashboard. Nothing is lost: the sync waits and goes on by itself"));
    } catch (PostgresException refusal) {
      return List.of(Finding.wrong(refusal.getMessage(), ""));
    }
  }
}
