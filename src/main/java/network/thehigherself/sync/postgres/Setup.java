package network.thehigherself.sync.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;

/** Makes schema sync, the tables and their triggers. May be run again; never drops anything. */
public final class Setup {
  private final Postgres postgres;
  private final Schema schema;

  public Setup(Postgres postgres) {
    this.postgres = postgres;
    schema = new Schema(postgres);
  }

  /**
   * What a setup did.
   *
   * @param made new tables and columns, such as "column public.tasks.status"
   * @param warnings sentences for a person, with what to do
   */
  public record Report(List<String> made, List<String> warnings) {}

  /** Makes what is missing for these mappings. */
  public Report run(Mappings mappings) {
    Set<String> before = schema.objects();
    List<String> made = new ArrayList<>();
    if (schema.migrate() > 0) {
      made.add("schema sync");
    }
    postgres.transaction(() -> TableSql.statements(mappings).forEach(postgres::execute));
    Set<String> after = new TreeSet<>(schema.objects());
    after.removeAll(before);
    after.removeIf(object -> isColumnOfNewTable(object, after));
    made.addAll(after);
    return new Report(List.copyOf(made), warnings(mappings));
  }

  /** The SQL of {@link #run}, for a person who prefers to run it by hand. */
  public static String print(Mappings mappings) {
    return "create schema if not exists sync;\n\n"
        + SqlFile.resource("/db/migration/V1__schema_sync.sql")
        + "\n"
        + String.join(";\n\n", TableSql.statements(mappings))
        + ";\n";
  }

  private List<String> warnings(Mappings mappings) {
    List<String> warnings = new ArrayList<>();
    for (Mapping mapping : mappings.all()) {
      String table = Names.table(mapping.table());
      if (!closed(table)) {
        warnings.add(
            ("The table %1$s was there before and has no row-level security. Supabase shows it"
                    + " to everybody on the internet. To close it:"
                    + " alter table %1$s enable row level security")
                .formatted(table));
      }
    }
    if (!postgres.sql("select sync.sees_all_transactions()").query(Boolean.class).single()) {
      warnings.add(
          "This role does not see how old the transactions of other roles are, so that every pass"
              + " reads the last ten minutes again while others are connected. To end that:"
              + " grant pg_read_all_stats to "
              + postgres.sql("select quote_ident(current_user)").query(String.class).single());
    }
    return List.copyOf(warnings);
  }

  private boolean closed(String table) {
    return postgres
        .sql("select relrowsecurity from pg_class where oid = cast(:table as regclass)")
        .param("table", table)
        .query(Boolean.class)
        .single();
  }

  private static boolean isColumnOfNewTable(String object, Set<String> made) {
    return object.startsWith("column ")
        && made.contains("table " + object.substring("column ".length(), object.lastIndexOf('.')));
  }
}
