package network.thehigherself.sync;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.cli.HigherSelf;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Notion look-alike, a database that is set up, and what the program must know of the two. */
public final class TestSides implements AutoCloseable {
  /** The role that the program works as; another one set the database up and owns what is in it. */
  public static final String ROLE = "higherself_sync";

  public final Sandbox sandbox;

  /** The name of the database. */
  public final String database;

  /** The database, as the superuser. */
  public final JdbcClient sql;

  /** With what the program is started; a test may change it. */
  public final Map<String, String> environment;

  private final Path home;

  /**
   * @param home the program's home folder; the mappings in it are those that are set up
   * @param before statements that make what is there before it is set up
   */
  public TestSides(SandboxOptions options, Path home, String... before) {
    this.home = home;
    sandbox = Sandbox.start(options);
    database =
        TestServer.create(
            List.of(MappingFiles.find(home), List.of(before)), name -> setUp(name, home, before));
    sql = JdbcClient.create(TestServer.connections("postgres", database));
    environment = new HashMap<>(sandbox.environment());
    environment.put("SUPABASE_DB_URL", TestServer.jdbcUrl(ROLE, database));
    environment.put("NOTION_BASE_URL", sandbox.baseUrl());
    environment.put("NOTION_API_TOKEN", sandbox.token());
    environment.put("NOTION_REQUESTS_PER_SECOND", "0");
    environment.put("NOTION_RETRY_DELAY", "10");
    environment.put("CONSOLE_PORT", "0");
    environment.put("CAMEL_MAIN_JMX_ENABLED", "false");
    environment.put("HIGHERSELF_HOME", home.toString());
  }

  /** Sets the database up once more, as its owner does after a change. */
  public void setUp() {
    setUp(database, home);
  }

  private static void setUp(String database, Path home, String... before) {
    JdbcClient owner = JdbcClient.create(TestServer.connections("postgres", database));
    List.of(before).forEach(statement -> owner.sql(statement).update());
    Map<String, String> environment =
        Map.of(
            "SUPABASE_DB_URL", TestServer.jdbcUrl("postgres", database),
            "HIGHERSELF_HOME", home.toString());
    if (HigherSelf.execute(environment, "setup", "--role", ROLE) != 0) {
      throw new IllegalStateException("setup failed");
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
