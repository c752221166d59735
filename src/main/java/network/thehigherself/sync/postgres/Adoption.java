package network.thehigherself.sync.postgres;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import network.thehigherself.sync.mapping.Column;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Table;

/** Judges one table that was there before: whether the sync can live in it, and what it refuses. */
final class Adoption {
  private Adoption() {}

  /** Judges the table of a mapping. */
  static Findings of(TableThere there, Mapping mapping, Table wanted) {
    Verdict verdict = new Verdict(there);
    if (new Ownership(verdict).isOurs()) {
      new OwnColumns(verdict).judge();
      FieldColumns fields = new FieldColumns(verdict);
      mapping.fields().stream().filter(field -> !field.isJoin()).forEach(fields::judge);
      new ForeignKeys(verdict).judge(wanted.columns());
      new Demands(verdict).judge(names(wanted.columns()));
    }
    return verdict.findings();
  }

  /** Judges the join table of a relation. */
  static Findings of(TableThere there, JoinTable wanted) {
    Verdict verdict = new Verdict(there);
    if (new Ownership(verdict).isOurs()) {
      List<Column> columns = List.of(wanted.owner(), wanted.target());
      new PairColumns(verdict).judge(columns);
      new ForeignKeys(verdict).judge(columns);
      new Demands(verdict).judge(names(columns));
    }
    return verdict.findings();
  }

  private static Set<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(toSet());
  }
}
