package network.thehigherself.sync.postgres;

import java.util.Set;

/** Judges what a table demands of its rows beyond the fields. */
final class Demands {
  private final Verdict verdict;
  private final TableThere there;
  private final String table;

  Demands(Verdict verdict) {
    this.verdict = verdict;
    this.there = verdict.there();
    this.table = verdict.table();
  }

  /**
   * @param ours the columns that the sync fills
   */
  void judge(Set<String> ours) {
    for (ColumnThere column : there.columns()) {
      boolean weFill = ours.contains(column.name()) && !column.name().equals("created_at");
      if (column.required() && !column.filled() && !column.computed() && !weFill) {
        verdict.problem(
            ("%s.%s refuses null, has no default, and no field fills it, so that no new row could be"
                    + " written. Give it a default (alter table %1$s alter column %2$s set default …),"
                    + " or allow null (… drop not null), or map it")
                .formatted(table, Names.quoted(column.name())));
      }
    }
    there.indexes().stream()
        .filter(index -> !Set.of("id", "notion_page_id").containsAll(index.columns()))
        .filter(index -> !index.columns().equals(ours))
        .forEach(index -> verdict.narrow("unique " + named(index.name(), index.columns())));
    there.constraints().stream()
        .filter(one -> !one.isForeignKey())
        .forEach(
            one ->
                verdict.narrow(
                    (one.kind().equals("c") ? "check " : "exclusion ")
                        + named(one.name(), one.columns())));
  }

  private static String named(String name, Set<String> columns) {
    return Names.quoted(name) + " (" + String.join(", ", columns.stream().sorted().toList()) + ")";
  }
}
