package network.thehigherself.sync.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/** What the server says of itself, and of the way to it. */
public final class Server {
  private final Postgres postgres;

  public Server(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * What the server says of itself.
   *
   * @param version such as "17.2"
   * @param role who we are there
   * @param now by its clock
   * @param isEncrypted whether the connection is, as the server sees it
   * @param isReadOnly whether it takes no writes
   * @param size of the database, such as "36 MB"
   */
  public record About(
      String version,
      String role,
      Instant now,
      boolean isEncrypted,
      boolean isReadOnly,
      String size) {}

  public About about() {
    return postgres
        .file("server_about")
        .query(
            (row, number) ->
                new About(
                    row.getString("version"),
                    row.getString("role"),
                    Read.time(row, "now"),
                    row.getBoolean("encrypted"),
                    row.getBoolean("read_only"),
                    row.getString("size")))
        .single();
  }

  /**
   * Writes a megabyte that nobody sees and that is gone at once: no statement tells how much room a
   * disk has left.
   *
   * @throws PostgresException where that fails; PostgresAwayException where the disk is full
   */
  public void tryToWrite() {
    postgres.transaction(
        () ->
            postgres.execute(
                "create temporary table higherself_sync_try on commit drop as"
                    + " select repeat('x', 1000) from generate_series(1, 1000)"));
  }

  /** Why it takes no writes, and what to do; empty where it does, or where that cannot be tried. */
  public Optional<String> refusal() {
    try {
      tryToWrite();
      return Optional.empty();
    } catch (PostgresAwayException full) {
      return Optional.of(full.getMessage());
    } catch (PostgresException notTried) {
      return Optional.empty();
    }
  }

  /**
   * Whether two connections that are open at the same time meet the same process of the server: so
   * it is behind a pooler that hands processes out for one transaction at a time.
   */
  public boolean sharesProcesses() {
    try (Connection one = postgres.connections().getConnection();
        Connection other = postgres.connections().getConnection()) {
      return process(one) == process(other);
    } catch (SQLException refusal) {
      throw postgres.sorted(refusal);
    }
  }

  private static int process(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }
}
