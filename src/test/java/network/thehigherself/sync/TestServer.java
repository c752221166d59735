package network.thehigherself.sync;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The one PostgreSQL server of this JVM, shared by all tests; no two tests share a database. It
 * starts when it is first asked for something and ends with the JVM.
 */
public final class TestServer {
  /** Longer than a stop takes, and shorter than what waits for the JVM has patience. */
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<Object, String> TEMPLATES = new ConcurrentHashMap<>();

  private TestServer() {}

  /** Makes a database with nothing in it, owned by the superuser, and returns its name. */
  public static String create() {
    return createFrom("template1");
  }

  /**
   * Makes a database that is set up, and returns its name. The first of a kind is really set up; it
   * stays aside as the template that the others are copied from, which is faster.
   *
   * @param kind what the result of the set-up depends on: equal kinds have one template
   * @param setUp is given the name of an empty database; leaves no connection to it open
   */
  public static String create(Object kind, Consumer<String> setUp) {
    return createFrom(
        TEMPLATES.computeIfAbsent(
            kind,
            first -> {
              String template = create();
              setUp.accept(template);
              return template;
            }));
  }

  private static String createFrom(String template) {
    String name = "test_" + NUMBER.incrementAndGet();
    execute("create database " + name + " template " + template);
    return name;
  }

  /** Runs a statement that is about the whole server, as the superuser. */
  public static void execute(String statement) {
    new JdbcTemplate(SERVER.getPostgresDatabase()).execute(statement);
  }

  /** Connections to a database; each use opens one of its own. Nobody needs a password. */
  public static DataSource connections(String user, String database) {
    return SERVER.getDatabase(user, database, Map.of("prepareThreshold", "0"));
  }

  /** The address of a database, with the user in it and without a password. */
  public static String jdbcUrl(String user, String database) {
    return SERVER.getJdbcUrl(user, database);
  }

  public static int port() {
    return SERVER.getPort();
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setRegisterShutdownHook(false)
              .setServerConfig("max_prepared_transactions", "2")
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the server, but does not keep the JVM: the next server clears away what is left. */
  private static void stop(EmbeddedPostgres server) {
    Thread stopping =
        new Thread(
            () -> {
              try {
                server.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    stopping.setDaemon(true);
    stopping.start();
    try {
      stopping.join(TIME_TO_STOP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
