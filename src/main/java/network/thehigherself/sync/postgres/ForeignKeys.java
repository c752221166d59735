package network.thehigherself.sync.postgres;

import java.util.List;
import network.thehigherself.sync.mapping.Column;

/** Judges the foreign keys of the columns that refer to other tables. */
final class ForeignKeys {
  private final Verdict verdict;
  private final TableThere there;
  private final String table;

  ForeignKeys(Verdict verdict) {
    this.verdict = verdict;
    this.there = verdict.there();
    this.table = verdict.table();
  }

  void judge(List<Column> columns) {
    for (Column column : columns) {
      there
          .foreignKey(column.name())
          .filter(key -> column.references() != null)
          .ifPresent(key -> judge(key, column));
    }
  }

  private void judge(TableThere.Constraint key, Column column) {
    if (!key.targetTable().equals(column.references())) {
      verdict.problem(
          ("%s.%s refers to %s by the constraint %s, but the mapping's relation to %s. Drop the"
                  + " constraint, or give the field another name")
              .formatted(
                  table,
                  Names.quoted(column.name()),
                  key.target(),
                  Names.quoted(key.name()),
                  Names.table(column.references())));
    } else if (!key.deferrable()) {
      verdict.narrow(
          "foreign key %s is checked at once, so that new records which refer to each other fail;"
                  .formatted(Names.quoted(key.name()))
              + " to mend that: alter table %s alter constraint %s deferrable initially deferred"
                  .formatted(table, Names.quoted(key.name())));
    }
  }
}
