package network.thehigherself.sync.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Opens the pool of connections that everything here works with. */
public final class DataSources {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private DataSources() {}

  /**
   * A pool of connections; connects when first asked for one.
   *
   * @param connections how many at most
   */
  public static HikariDataSource open(Address address, int connections) {
    return open(address, connections, PATIENCE);
  }

  /** A pool that waits so long for a connection. */
  public static HikariDataSource open(Address address, int connections, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("postgres");
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(patience.toMillis());
    config.setInitializationFailTimeout(-1);
    // Behind a pooler in transaction mode each transaction may meet another server process.
    config.addDataSourceProperty("prepareThreshold", "0");
    config.addDataSourceProperty("connectTimeout", String.valueOf(PATIENCE.toSeconds()));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "higherself-sync");
    // The server's details repeat the values of records.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return new HikariDataSource(config);
  }
}
