package network.thehigherself.sync.postgres;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import network.thehigherself.sync.mapping.Column;

/** Judges the two columns of a join table. */
final class PairColumns {
  private final Verdict verdict;
  private final TableThere there;
  private final String table;

  PairColumns(Verdict verdict) {
    this.verdict = verdict;
    this.there = verdict.there();
    this.table = verdict.table();
  }

  void judge(List<Column> columns) {
    for (Column column : columns) {
      if (there.column(column.name()).filter(one -> one.base().equals("uuid")).isEmpty()) {
        verdict.problem(
            ("%s has no column %s of type uuid, which a join table of the sync needs. Add it, or"
                    + " rename this table so that setup makes its own")
                .formatted(table, Names.quoted(column.name())));
      }
    }
    if (!there.isUnique(columns.stream().map(Column::name).collect(toSet()))) {
      verdict.problem(
          ("%s may hold the same pair twice. Make the pair its key: alter table %1$s add primary key"
                  + " (%s, %s)")
              .formatted(
                  table, Names.quoted(columns.get(0).name()), Names.quoted(columns.get(1).name())));
    }
  }
}
