package network.thehigherself.sync.postgres;

import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Field;

/** Judges the columns that fields of the mapping would live in. */
final class FieldColumns {
  private final Verdict verdict;
  private final TableThere there;
  private final String table;

  FieldColumns(Verdict verdict) {
    this.verdict = verdict;
    this.there = verdict.there();
    this.table = verdict.table();
  }

  void judge(Field field) {
    there
        .column(field.name())
        .ifPresent(
            column -> {
              Adoptable adoptable = Adoptable.of(column, field.sql());
              if (adoptable == Adoptable.NOT || column.computed()) {
                verdict.problem(
                    ("%s.%s is %s and cannot hold the property %s (%s), which is mapped as %s in %s."
                            + " Change the column's type, or give the field another name")
                        .formatted(
                            table,
                            Names.quoted(field.name()),
                            column.described(),
                            Names.quoted(field.property()),
                            field.type(),
                            field.sql(),
                            field.source()));
              } else if (adoptable == Adoptable.NARROWLY) {
                verdict.narrow(
                    "column %s is %s%s"
                        .formatted(
                            Names.quoted(field.name()),
                            column.described(),
                            lacking(column, field)));
              }
              if (column.required()) {
                verdict.narrow("column %s refuses null".formatted(Names.quoted(field.name())));
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
}
