package network.thehigherself.sync.line.doctor;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.postgres.Address;
import network.thehigherself.sync.postgres.DataSources;
import network.thehigherself.sync.postgres.Postgres;
import network.thehigherself.sync.postgres.PostgresException;
import network.thehigherself.sync.postgres.Schema;
import network.thehigherself.sync.postgres.Server;

/** PostgreSQL as the checks see it: each question is asked once. */
public final class PostgresSide implements AutoCloseable {
  /** One for the work, one more to see whether both lead to the same process. */
  private static final int CONNECTIONS = 2;

  /** A person waits for what the checks find. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Optional<String> url;
  private final Once<Address> address = new Once<>(this::parse);
  private final Once<HikariDataSource> pool = new Once<>(this::open);
  private final Once<Server.About> about = new Once<>(() -> new Server(way()).about());
  private boolean opened;

  /**
   * @param url the address as it was set; empty where it is not
   */
  public PostgresSide(Optional<String> url) {
    this.url = url;
  }

  boolean hasAddress() {
    return url.isPresent();
  }

  /** Where PostgreSQL is, by its setting. */
  Address address() {
    return address.get();
  }

  private Address parse() {
    return Address.parse(
        url.orElseThrow(() -> new NotLookedAtException("SUPABASE_DB_URL comes first")));
  }

  private HikariDataSource open() {
    HikariDataSource connections = DataSources.open(address(), CONNECTIONS, PATIENCE);
    opened = true;
    return connections;
  }

  private Postgres way() {
    return new Postgres(pool.get(), address().toString());
  }

  /**
   * What the server says of itself, for the check whether it can be reached.
   *
   * @throws PostgresException where it cannot
   */
  Server.About about() {
    return about.get();
  }

  /** The way to PostgreSQL, for all other checks. */
  Postgres postgres() {
    try {
      about();
      return way();
    } catch (PostgresException trouble) {
      throw new NotLookedAtException("the connection to PostgreSQL comes first");
    }
  }

  /** The same, for those that need what {@code setup} makes. */
  Postgres setUp(Mappings mappings) {
    Postgres way = postgres();
    if (!new Schema(way).missing(mappings).isEmpty()) {
      throw new NotLookedAtException("setup comes first");
    }
    return way;
  }

  @Override
  public void close() {
    if (opened) {
      pool.get().close();
    }
  }
}
