package network.thehigherself.sync.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Column;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.mapping.Table;

/** What somebody took away from the tables of a mapping, or changed in them, since setup. */
public final class Drift {
  private final Postgres postgres;
  private final Mappings mappings;

  public Drift(Postgres postgres, Mappings mappings) {
    this.postgres = postgres;
    this.mappings = mappings;
  }

  /** Sentences with what to do; none where the rows of the mapping can be read and written. */
  public List<String> problems(Mapping mapping) {
    Table table = Table.of(mapping, mappings);
    Map<String, TableThere> there = TablesThere.read(postgres, List.of(table));
    List<String> problems = new ArrayList<>();
    Stream.concat(Stream.of(table.name()), table.joins().stream().map(JoinTable::name))
        .filter(name -> !there.containsKey(name))
        .forEach(name -> problems.add(missing("table " + Names.table(name))));
    if (there.containsKey(table.name())) {
      TableThere found = there.get(table.name());
      table.columns().stream()
          .map(Column::name)
          .filter(name -> found.column(name).isEmpty())
          .forEach(
              name ->
                  problems.add(
                      missing(
                          "column %s of %s"
                              .formatted(Names.quoted(name), Names.table(table.name())))));
      Verdict verdict = new Verdict(found);
      FieldColumns fields = new FieldColumns(verdict);
      mapping.fields().stream().filter(field -> !field.isJoin()).forEach(fields::judge);
      problems.addAll(verdict.findings().problems());
    }
    return problems;
  }

  private static String missing(String what) {
    return "PostgreSQL has no %s any more. Run: higherself-sync setup; or take it out of the mapping."
        .formatted(what);
  }
}
