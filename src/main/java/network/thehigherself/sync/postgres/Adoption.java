package network.thehigherself.sync.postgres;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Column;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Table;

/** Judges one table that was there before: whether the sync can live in it, and what it refuses. */
final class Adoption {
  /** A uuid as text. */
  private static final int PAGE_ID = 36;

  /** The columns of ours that are not fields, and the types that they may have. */
  private static final Map<String, Set<String>> FIXED =
      Map.of(
          "id", Set.of("uuid"),
          "notion_page_id", Set.of("text", "varchar", "bpchar", "citext", "uuid"),
          "updated_at", Set.of("timestamptz"),
          "deleted_at", Set.of("timestamptz"));

  private final TableThere there;
  private final String table;
  private final List<String> problems = new ArrayList<>();
  private final List<String> narrow = new ArrayList<>();

  private Adoption(TableThere there) {
    this.there = there;
    table = Names.table(there.name());
  }

  /** Judges the table of a mapping. */
  static Findings of(TableThere there, Mapping mapping, Table wanted) {
    Adoption adoption = new Adoption(there);
    if (adoption.isOurs()) {
      adoption.fixed();
      mapping.fields().stream().filter(field -> !field.isJoin()).forEach(adoption::field);
      adoption.references(wanted.columns());
      adoption.others(wanted.columns().stream().map(Column::name).collect(toSet()));
    }
    return adoption.findings();
  }

  /** Judges the join table of a relation. */
  static Findings of(TableThere there, JoinTable wanted) {
    Adoption adoption = new Adoption(there);
    if (adoption.isOurs()) {
      List<Column> columns = List.of(wanted.owner(), wanted.target());
      adoption.join(columns);
      adoption.references(columns);
      adoption.others(columns.stream().map(Column::name).collect(toSet()));
    }
    return adoption.findings();
  }

  private boolean isOurs() {
    if (!there.kind().equals("r")) {
      problem(
          ("%s is %s. The sync needs a plain table, for its triggers and its keys: name another"
                  + " table in the mapping, or rename this one")
              .formatted(table, kind()));
      return false;
    }
    if (!there.owned()) {
      problem(
          ("%s belongs to the role %s, whose rights this one does not have. Run setup as %2$s, or:"
                  + " alter table %1$s owner to the role of SUPABASE_DB_URL")
              .formatted(table, there.owner()));
      return false;
    }
    return true;
  }

  private String kind() {
    return switch (there.kind()) {
      case "v" -> "a view";
      case "m" -> "a materialized view";
      case "p" -> "a partitioned table";
      default -> "a foreign table";
    };
  }

  private void fixed() {
    FIXED.forEach(
        (name, types) ->
            there
                .column(name)
                .filter(column -> !types.contains(column.base()) || column.computed())
                .ifPresent(
                    column ->
                        problem(
                            ("%s.%s is %s, but the sync keeps its own content there: it must be %s."
                                    + " Rename the column, or change its type")
                                .formatted(
                                    table,
                                    quoted(name),
                                    described(column),
                                    name.equals("notion_page_id")
                                        ? "text"
                                        : types.iterator().next()))));
    if (there.column("id").isEmpty()) {
      problem(
          ("%s has no column id, which names a row. Add one: alter table %1$s add column id uuid"
                  + " primary key default gen_random_uuid()")
              .formatted(table));
    } else if (!there.isUnique(Set.of("id"))
        || !there.column("id").map(ColumnThere::required).orElse(false)) {
      problem(
          ("%s.\"id\" is not unique in every row. Make it the key: alter table %1$s add primary key"
                  + " (id)")
              .formatted(table));
    }
    there
        .column("notion_page_id")
        .filter(column -> column.type().matches("character.*\\(\\d+\\)") && room(column) < PAGE_ID)
        .ifPresent(
            column ->
                problem(
                    ("%s.\"notion_page_id\" has no room for the %d characters of a page's id. Widen"
                            + " it: alter table %1$s alter column notion_page_id type text")
                        .formatted(table, PAGE_ID)));
    there
        .column("deleted_at")
        .filter(ColumnThere::required)
        .ifPresent(
            column ->
                problem(
                    ("%s.\"deleted_at\" refuses null, which means: not deleted. Allow it: alter table"
                            + " %1$s alter column deleted_at drop not null")
                        .formatted(table)));
  }

  private static int room(ColumnThere column) {
    return Integer.parseInt(column.type().replaceAll("\\D", ""));
  }

  private void field(Field field) {
    there
        .column(field.name())
        .ifPresent(
            column -> {
              Adoptable adoptable = Adoptable.of(column, field.sql());
              if (adoptable == Adoptable.NOT || column.computed()) {
                problem(
                    ("%s.%s is %s and cannot hold the property %s (%s), which is mapped as %s in %s."
                            + " Change the column's type, or give the field another name")
                        .formatted(
                            table,
                            quoted(field.name()),
                            described(column),
                            quoted(field.property()),
                            field.type(),
                            field.sql(),
                            field.source()));
              } else if (adoptable == Adoptable.NARROWLY) {
                narrow.add(
                    "column %s is %s%s"
                        .formatted(
                            quoted(field.name()), described(column), lacking(column, field)));
              }
              if (column.required()) {
                narrow.add("column %s refuses null".formatted(quoted(field.name())));
              }
            });
  }

  /** The options of the mapping that an enum refuses. */
  private static String lacking(ColumnThere column, Field field) {
    if (column.labels().isEmpty()) {
      return "";
    }
    String lacking =
        field.hints().options().stream()
            .filter(option -> !column.labels().contains(option))
            .collect(Collectors.joining(", "));
    return lacking.isEmpty() ? "" : " and lacks " + lacking;
  }

  private static String described(ColumnThere column) {
    if (column.computed()) {
      return "computed by PostgreSQL";
    }
    return column.labels().isEmpty()
        ? column.type()
        : "the enum " + column.type() + " (" + String.join(", ", column.labels()) + ")";
  }

  private void join(List<Column> columns) {
    for (Column column : columns) {
      if (there.column(column.name()).filter(one -> one.base().equals("uuid")).isEmpty()) {
        problem(
            ("%s has no column %s of type uuid, which a join table of the sync needs. Add it, or"
                    + " rename this table so that setup makes its own")
                .formatted(table, quoted(column.name())));
      }
    }
    if (!there.isUnique(columns.stream().map(Column::name).collect(toSet()))) {
      problem(
          ("%s may hold the same pair twice. Make the pair its key: alter table %1$s add primary key"
                  + " (%s, %s)")
              .formatted(table, quoted(columns.get(0).name()), quoted(columns.get(1).name())));
    }
  }

  private void references(List<Column> columns) {
    for (Column column : columns) {
      there
          .foreignKey(column.name())
          .filter(key -> column.references() != null)
          .ifPresent(key -> reference(key, column));
    }
  }

  private void reference(TableThere.Constraint key, Column column) {
    if (!key.targetTable().equals(column.references())) {
      problem(
          ("%s.%s refers to %s by the constraint %s, but the mapping's relation to %s. Drop the"
                  + " constraint, or give the field another name")
              .formatted(
                  table,
                  quoted(column.name()),
                  key.target(),
                  quoted(key.name()),
                  Names.table(column.references())));
    } else if (!key.deferrable()) {
      narrow.add(
          "foreign key %s is checked at once, so that new records which refer to each other fail;"
                  .formatted(quoted(key.name()))
              + " to mend that: alter table %s alter constraint %s deferrable initially deferred"
                  .formatted(table, quoted(key.name())));
    }
  }

  /** What the table demands of its rows beyond the fields. */
  private void others(Set<String> ours) {
    for (ColumnThere column : there.columns()) {
      boolean weFill = ours.contains(column.name()) && !column.name().equals("created_at");
      if (column.required() && !column.filled() && !column.computed() && !weFill) {
        problem(
            ("%s.%s refuses null, has no default, and no field fills it, so that no new row could be"
                    + " written. Give it a default (alter table %1$s alter column %2$s set default …),"
                    + " or allow null (… drop not null), or map it")
                .formatted(table, quoted(column.name())));
      }
    }
    there.indexes().stream()
        .filter(index -> !Set.of("id", "notion_page_id").containsAll(index.columns()))
        .filter(index -> !index.columns().equals(ours))
        .forEach(index -> narrow.add("unique " + named(index.name(), index.columns())));
    there.constraints().stream()
        .filter(one -> !one.isForeignKey())
        .forEach(
            one ->
                narrow.add(
                    (one.kind().equals("c") ? "check " : "exclusion ")
                        + named(one.name(), one.columns())));
  }

  private static String named(String name, Set<String> columns) {
    return quoted(name) + " (" + String.join(", ", columns.stream().sorted().toList()) + ")";
  }

  private static String quoted(String name) {
    return Names.quoted(name);
  }

  private void problem(String sentence) {
    problems.add(sentence + ".");
  }

  private Findings findings() {
    List<String> warnings = new ArrayList<>();
    if (!narrow.isEmpty()) {
      warnings.add(
          Stream.concat(
                  Stream.of(
                      table
                          + " was there before and refuses more than the mapping does. A record that"
                          + " it refuses becomes a dead letter, and the others arrive:"),
                  narrow.stream())
              .reduce((all, one) -> all + System.lineSeparator() + "  " + one)
              .orElseThrow());
    }
    if (there.hidden()) {
      warnings.add(
          ("Row-level security of %1$s binds its owner too: rows that its policies hide are missing"
                  + " for the sync. To let it see all: alter table %1$s no force row level security")
              .formatted(table));
    }
    return new Findings(problems, warnings);
  }
}
