package network.thehigherself.sync.postgres;

import static network.thehigherself.sync.postgres.Names.literal;
import static network.thehigherself.sync.postgres.Names.made;
import static network.thehigherself.sync.postgres.Names.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Column;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.mapping.Table;

/**
 * The tables, join tables, keys and triggers of the mappings as SQL. Every statement may be run
 * again, and none drops anything.
 */
public final class TableSql {
  private TableSql() {}

  /** The statements in the order in which they must run. They take no parameters. */
  public static List<String> statements(Mappings mappings) {
    List<Table> tables =
        mappings.all().stream().map(mapping -> Table.of(mapping, mappings)).toList();
    List<String> sql = new ArrayList<>();
    tables.forEach(table -> sql.add(create(table)));
    tables.forEach(table -> sql.add(addColumns(table)));
    tables.forEach(table -> sql.addAll(fill(table)));
    tables.forEach(table -> table.ownJoins().forEach(join -> sql.add(create(join))));
    tables.forEach(table -> sql.addAll(keys(table)));
    for (Mapping mapping : mappings.all()) {
      sql.addAll(TriggerSql.statements(mapping, mappings));
    }
    return sql;
  }

  /** The names of all tables of the mappings, join tables among them. */
  static List<String> names(Mappings mappings) {
    return mappings.all().stream()
        .map(mapping -> Table.of(mapping, mappings))
        .flatMap(
            table ->
                Stream.concat(
                    Stream.of(table.name()), table.ownJoins().stream().map(JoinTable::name)))
        .toList();
  }

  private static String create(Table table) {
    String columns =
        table.columns().stream().map(TableSql::definition).collect(Collectors.joining(",\n      "));
    return createOurs(table.name(), columns);
  }

  private static String create(JoinTable join) {
    return createOurs(
        join.name(),
        Stream.of(join.owner(), join.target())
                .map(column -> quoted(column.name()) + " uuid not null")
                .collect(Collectors.joining(",\n      "))
            + ",\n      primary key (%s, %s)"
                .formatted(quoted(join.owner().name()), quoted(join.target().name())));
  }

  /**
   * A table that is not there yet. Supabase serves schema public to the internet: our table is
   * closed to everybody but the role that makes it. One that was there before stays as it is.
   */
  private static String createOurs(String name, String columns) {
    String table = Names.table(name);
    return """
        do $make$ begin
          if to_regclass(%1$s) is null then
            create table %2$s (
              %3$s
            );
            alter table %2$s enable row level security;
            create policy higherself_sync on %2$s to current_user using (true) with check (true);
          end if;
        end $make$"""
        .formatted(literal(table), table, columns);
  }

  private static String definition(Column column) {
    String definition = quoted(column.name()) + " " + column.sql();
    return switch (column.name()) {
      case "id" -> definition + " primary key default gen_random_uuid()";
      case "created_at", "updated_at" -> definition + " not null default clock_timestamp()";
      default -> definition;
    };
  }

  private static String addColumns(Table table) {
    return table.columns().stream()
        .map(column -> "add column if not exists " + definition(column))
        .collect(
            Collectors.joining(",\n  ", "alter table " + Names.table(table.name()) + "\n  ", ""));
  }

  /** Rows are found by the time of their change, so each needs one. */
  private static List<String> fill(Table table) {
    String name = Names.table(table.name());
    return List.of(
        "update %s set updated_at = clock_timestamp() where updated_at is null".formatted(name),
        "create index if not exists %s on %s (updated_at, id)"
            .formatted(made(table.name(), "updated_at", "id", "idx"), name));
  }

  private static List<String> keys(Table table) {
    List<String> sql = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column.references() != null) {
        sql.add(foreignKey(table.name(), column, "set null"));
        sql.add(index(table.name(), column));
      }
    }
    for (JoinTable join : table.ownJoins()) {
      sql.add(foreignKey(join.name(), join.owner(), "cascade"));
      sql.add(foreignKey(join.name(), join.target(), "cascade"));
      sql.add(index(join.name(), join.target()));
    }
    return sql;
  }

  /**
   * Deferrable, because the records of one batch may refer to each other. A foreign key that the
   * column has already, whatever its name, stays the only one.
   */
  private static String foreignKey(String table, Column column, String onDelete) {
    return """
        do $make$ begin
          if not exists (
            select from pg_constraint k
            join pg_attribute a on a.attrelid = k.conrelid and k.conkey = array[a.attnum]
            where k.contype = 'f' and k.conrelid = %1$s::regclass and a.attname = %2$s
          ) then
            alter table %3$s add constraint %4$s
              foreign key (%5$s) references %6$s (id)
              on delete %7$s deferrable initially deferred;
          end if;
        end $make$"""
        .formatted(
            literal(Names.table(table)),
            literal(column.name()),
            Names.table(table),
            made(table, column.name(), "fkey"),
            quoted(column.name()),
            Names.table(column.references()),
            onDelete);
  }

  private static String index(String table, Column column) {
    return "create index if not exists %s on %s (%s)"
        .formatted(made(table, column.name(), "idx"), Names.table(table), quoted(column.name()));
  }
}
