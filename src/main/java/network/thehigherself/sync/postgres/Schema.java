package network.thehigherself.sync.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.mapping.Table;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Schema sync and the mapped tables: whether they are there, and the migrations that make them. */
public final class Schema {
  /** The migrations of schema sync, in their order. */
  static final List<String> MIGRATIONS =
      List.of(
          "/db/migration/V1__schema_sync.sql",
          "/db/migration/V2__stamps.sql",
          "/db/migration/V3__nothing_lost.sql",
          "/db/migration/V4__for_people.sql",
          "/db/migration/V5__killed_runs.sql");

  /** The last migration of schema sync. */
  static final int VERSION = MIGRATIONS.size();

  private final Postgres postgres;

  public Schema(Postgres postgres) {
    this.postgres = postgres;
  }

  /** Brings schema sync up to date; returns how many migrations ran. */
  int migrate() {
    int there = version();
    try {
      return Flyway.configure()
          .dataSource(postgres.connections())
          .schemas("sync")
          .locations("classpath:db/migration")
          // Somebody ran the printed SQL by hand: what there is is there, only Flyway does not
          // know.
          .baselineOnMigrate(there > 0)
          .baselineVersion(String.valueOf(there))
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException failure) {
      throw postgres.sorted(failure);
    }
  }

  /**
   * What {@code setup} would have to make before these mappings can be synchronised, such as "table
   * public.tasks"; nothing where all is there.
   */
  public List<String> missing(Mappings mappings) {
    List<String> missing = new ArrayList<>();
    if (!isThere()) {
      missing.add("schema sync");
    }
    Set<String> there = objects();
    for (Mapping mapping : mappings.all()) {
      for (String object : objects(Table.of(mapping, mappings))) {
        if (!there.contains(object)) {
          missing.add(object);
        }
      }
    }
    return missing;
  }

  /** Every table and column of schema public, named as in {@link #missing}. */
  Set<String> objects() {
    Set<String> objects = new HashSet<>();
    postgres
        .file("schema_objects")
        .query(
            row -> {
              objects.add("table public." + row.getString("table_name"));
              objects.add(column(row.getString("table_name"), row.getString("column_name")));
            });
    return objects;
  }

  /** Whether schema sync is up to date, so that no migration would run. */
  public boolean isThere() {
    return version() == VERSION;
  }

  /** The version of schema sync that is there; 0 where none is. */
  private int version() {
    boolean there =
        postgres
            .sql("select to_regprocedure('sync.version()') is not null")
            .query(Boolean.class)
            .single();
    return there ? postgres.sql("select sync.version()").query(Integer.class).single() : 0;
  }

  private static List<String> objects(Table table) {
    List<String> objects = new ArrayList<>();
    objects.add("table public." + table.name());
    table.columns().forEach(column -> objects.add(column(table.name(), column.name())));
    for (JoinTable join : table.ownJoins()) {
      objects.add("table public." + join.name());
    }
    return objects;
  }

  private static String column(String table, String column) {
    return "column public." + table + "." + column;
  }
}
