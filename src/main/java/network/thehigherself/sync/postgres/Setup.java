package network.thehigherself.sync.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;

/**
 * Makes schema sync, the tables and their triggers. May be run again; never drops or narrows
 * anything. Tables that are there already are adopted: they get what is missing.
 */
public final class Setup {
  private final Postgres postgres;
  private final Schema schema;
  private final String role;

  /** Makes no role: the sync is to work as the one that runs this. */
  public Setup(Postgres postgres) {
    this(postgres, null);
  }

  /**
   * Also makes a role of the sync's own.
   *
   * @param role its name; null for none
   */
  public Setup(Postgres postgres, String role) {
    this.postgres = postgres;
    this.role = role;
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
    postgres.transaction(() -> statements(mappings, role).forEach(postgres::execute));
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
    String tables = tables(mappings, role);
    return new Print(schema.isThere() ? tables : whole(tables), findings.warnings());
  }

  /**
   * The same for a database with nothing in it, without asking one.
   *
   * @param role the name of a role of the sync's own; null for none
   */
  public static String printForEmpty(Mappings mappings, String role) {
    return whole(tables(mappings, role));
  }

  private static String whole(String tables) {
    return "create schema if not exists sync;\n\n"
        + Schema.MIGRATIONS.stream().map(SqlFile::resource).collect(Collectors.joining("\n"))
        + "\n"
        + tables;
  }

  private static String tables(Mappings mappings, String role) {
    return String.join(";\n\n", statements(mappings, role)) + ";\n";
  }

  private static List<String> statements(Mappings mappings, String role) {
    List<String> tables = TableSql.statements(mappings);
    return role == null
        ? tables
        : Stream.concat(tables.stream(), RoleSql.statements(role, mappings).stream()).toList();
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
    OpenTransactions transactions = new OpenTransactions(postgres);
    if (!transactions.seesAll()) {
      warnings.add(
          "This role does not see how old the transactions of other roles are. While one of them"
              + " that wrote to a mapped table is open, every pass reads again what it has read."
              + " To end that:"
              + " grant pg_read_all_stats to "
              + transactions.owner());
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
