package network.thehigherself.sync.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server of its own, which can be stopped and started again on the same data. */
final class Postgres implements AutoCloseable {
  /** By this name its own connections are told from those of the program. */
  private static final String PEOPLE = "people";

  private final Path data;
  private EmbeddedPostgres server;

  Postgres(Path data) throws IOException {
    this.data = data;
    server = builder().start();
  }

  /** What the program is told as SUPABASE_DB_URL. */
  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Connections of people; each use opens one of its own. */
  DataSource connections() {
    return server.getDatabase("postgres", "postgres", Map.of("ApplicationName", PEOPLE));
  }

  /** Stops the server under the program, and starts it again under the same address. */
  synchronized void restart() throws IOException {
    int port = server.getPort();
    server.close();
    server = builder().setPort(port).start();
  }

  /** Ends every connection of the program. */
  synchronized void endConnections() {
    JdbcClient.create(connections())
        .sql(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name <> ?""")
        .param(PEOPLE)
        .query(Boolean.class)
        .list();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "on");
  }
}
