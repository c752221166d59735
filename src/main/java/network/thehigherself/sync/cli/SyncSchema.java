package network.thehigherself.sync.cli;

import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.postgres.Postgres;

/** Schema sync, for the commands that need neither the routes nor Notion. */
record SyncSchema(Sql sql, Mappings mappings) implements AutoCloseable {

  /**
   * Opens it.
   *
   * @throws ConfigurationException where {@code setup} has not run
   */
  static SyncSchema open(Settings settings) {
    Mappings mappings = Mappings.load(MappingFiles.find(settings.home()));
    SyncSchema schema = new SyncSchema(Sql.open(settings), mappings);
    try {
      schema.sql.checkSetUp(schema.mappings);
      return schema;
    } catch (RuntimeException trouble) {
      schema.close();
      throw trouble;
    }
  }

  Postgres postgres() {
    return sql.postgres();
  }

  /**
   * The mapping of a name that a person gave.
   *
   * @throws ConfigurationException where no database is called so
   */
  Mapping mapping(String database) {
    return mappings.get(database).orElseThrow(() -> Choice.unknown(database, mappings.all()));
  }

  /** Checks a name that a person may have given: see {@link #mapping}; null is none. */
  void checkName(String database) {
    if (database != null) {
      mapping(database);
    }
  }

  @Override
  public void close() {
    sql.pool().close();
  }
}
