package network.thehigherself.sync.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Column;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.mapping.Table;

/** Looks at everything that is in PostgreSQL before the tables of the mappings are made in it. */
final class Adoptions {
  private final Postgres postgres;

  Adoptions(Postgres postgres) {
    this.postgres = postgres;
  }

  /** What was found; changes nothing. */
  Findings look(Mappings mappings) {
    List<Table> wanted =
        mappings.all().stream().map(mapping -> Table.of(mapping, mappings)).toList();
    Map<String, TableThere> there = TablesThere.read(postgres, wanted);
    Findings findings = new Findings(mayMake(wanted, there), List.of());
    for (Mapping mapping : mappings.all()) {
      Table table = Table.of(mapping, mappings);
      if (there.containsKey(table.name())) {
        findings = findings.and(Adoption.of(there.get(table.name()), mapping, table));
      }
      for (JoinTable join : table.joins()) {
        if (there.containsKey(join.name())) {
          findings = findings.and(Adoption.of(there.get(join.name()), join));
        }
      }
    }
    return findings.problems().isEmpty()
        ? findings.and(new Findings(dangling(wanted, there), List.of()))
        : findings;
  }

  private List<String> mayMake(List<Table> wanted, Map<String, TableThere> there) {
    List<String> problems = new ArrayList<>();
    boolean tables =
        wanted.stream()
            .flatMap(
                table ->
                    Stream.concat(
                        Stream.of(table.name()), table.joins().stream().map(JoinTable::name)))
            .allMatch(there::containsKey);
    if (!tables && !may("has_schema_privilege('public', 'create')")) {
      problems.add(
          "This role may not make tables in schema public. As the schema's owner: grant create on"
              + " schema public to the role of SUPABASE_DB_URL.");
    }
    if (!may(
        "to_regnamespace('sync') is not null or has_database_privilege(current_database(),"
            + " 'create')")) {
      problems.add(
          "This role may not make the schema sync. As the database's owner: grant create on the"
              + " database to the role of SUPABASE_DB_URL.");
    }
    if (!may("to_regnamespace('sync') is null or has_schema_privilege('sync', 'create')")) {
      problems.add(
          "The schema sync belongs to another role. Run setup as that role, or make it the owner:"
              + " alter schema sync owner to the role of SUPABASE_DB_URL.");
    }
    return problems;
  }

  private boolean may(String condition) {
    return postgres.sql("select " + condition).query(Boolean.class).single();
  }

  /** References that would keep a foreign key from being made. */
  private List<String> dangling(List<Table> wanted, Map<String, TableThere> there) {
    List<String> problems = new ArrayList<>();
    for (Table table : wanted) {
      table.columns().forEach(column -> dangling(table.name(), column, there, problems));
      for (JoinTable join : table.joins()) {
        dangling(join.name(), join.owner(), there, problems);
        dangling(join.name(), join.target(), there, problems);
      }
    }
    return problems;
  }

  private void dangling(
      String table, Column column, Map<String, TableThere> there, List<String> problems) {
    Optional<TableThere> owner = Optional.ofNullable(there.get(table));
    if (column.references() == null
        || owner.flatMap(one -> one.column(column.name())).isEmpty()
        || owner.flatMap(one -> one.foreignKey(column.name())).isPresent()) {
      return;
    }
    String name = Names.quoted(column.name());
    String target =
        there.containsKey(column.references())
            ? " and not exists (select from %s t where t.id = o.%s)"
                .formatted(Names.table(column.references()), name)
            : "";
    long rows =
        postgres
            .sql(
                "select count(*) from %s o where o.%s is not null%s"
                    .formatted(Names.table(table), name, target))
            .query(Long.class)
            .single();
    if (rows > 0) {
      problems.add(
          ("%d rows of %s refer by %s to rows that %s does not have. Add those, or empty the column"
                  + " in these rows.")
              .formatted(rows, Names.table(table), name, Names.table(column.references())));
    }
  }
}
