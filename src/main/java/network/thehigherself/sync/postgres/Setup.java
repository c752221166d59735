package network.thehigherself.sync.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;

/**
 * Makes schema sync, the tables and their triggers. May be run again; never drops or narrows
 * anything. Tables that are there already are adopted: they get what is missing.
 */
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

  /**
   * What a setup would do.
   *
   * @param sql every statement, each ended by a semicolon
   * @param warnings sentences for a person, with what to do
   */
  public record Print(String sql, List<String> warnings) {}

  /**
   * Makes what is missing for these mappings.
   *
   * @throws AdoptionException where something that is there does not fit; nothing was changed
   */
  public Report run(Mappings mappings) {
    Findings findings = look(mappings);
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
    return new Report(List.copyOf(made), warnings(mappings, findings));
  }

  /**
   * The SQL that {@link #run} would run here, for a person who prefers to run it by hand.
   *
   * @throws AdoptionException as {@link #run} would
   */
  public Print print(Mappings mappings) {
    Findings findings = look(mappings);
    String tables = tables(mappings);
    return new Print(schema.isThere() ? tables : whole(tables), findings.warnings());
  }

  /** The same for a database with nothing in it, without asking one. */
  public static String printForEmpty(Mappings mappings) {
    return whole(tables(mappings));
  }

  private static String whole(String tables) {
    return "create schema if not exists sync;\n\n"
        + Schema.MIGRATIONS.stream().map(SqlFile::resource).collect(Collectors.joining("\n"))
        + "\n"
        + tables;
  }

  private static String tables(Mappings mappings) {
    return String.join(";\n\n", TableSql.statements(mappings)) + ";\n";
  }

  private Findings look(Mappings mappings) {
    Findings findings = new Adoptions(postgres).look(mappings);
    if (!findings.problems().isEmpty()) {
      throw new AdoptionException(findings.problems());
    }
    return findings;
  }

  private List<String> warnings(Mappings mappings, Findings findings) {
    List<String> warnings = new ArrayList<>(findings.warnings());
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
