package network.thehigherself.sync.postgres;

import java.util.Map;
import java.util.Set;

/** Judges the columns that are the sync's own and no field. */
final class OwnColumns {
  /** A uuid as text. */
  private static final int PAGE_ID = 36;

  /** The columns of ours that are not fields, and the types that they may have. */
  private static final Map<String, Set<String>> FIXED =
      Map.of(
          "id", Set.of("uuid"),
          "notion_page_id", Set.of("text", "varchar", "bpchar", "citext", "uuid"),
          "updated_at", Set.of("timestamptz"),
          "deleted_at", Set.of("timestamptz"));

  private final Verdict verdict;
  private final TableThere there;
  private final String table;

  OwnColumns(Verdict verdict) {
    this.verdict = verdict;
    this.there = verdict.there();
    this.table = verdict.table();
  }

  void judge() {
    FIXED.forEach(
        (name, types) ->
            there
                .column(name)
                .filter(column -> !types.contains(column.base()) || column.computed())
                .ifPresent(
                    column ->
                        verdict.problem(
                            ("%s.%s is %s, but the sync keeps its own content there: it must be %s."
                                    + " Rename the column, or change its type")
                                .formatted(
                                    table,
                                    Names.quoted(name),
                                    column.described(),
                                    name.equals("notion_page_id")
                                        ? "text"
                                        : types.iterator().next()))));
    if (there.column("id").isEmpty()) {
      verdict.problem(
          ("%s has no column id, which names a row. Add one: alter table %1$s add column id uuid"
                  + " primary key default gen_random_uuid()")
              .formatted(table));
    } else if (!there.isUnique(Set.of("id"))
        || !there.column("id").map(ColumnThere::required).orElse(false)) {
      verdict.problem(
          ("%s.\"id\" is not unique in every row. Make it the key: alter table %1$s add primary key"
                  + " (id)")
              .formatted(table));
    }
    there
        .column("notion_page_id")
        .filter(column -> column.type().matches("character.*\\(\\d+\\)") && room(column) < PAGE_ID)
        .ifPresent(
            column ->
                verdict.problem(
                    ("%s.\"notion_page_id\" has no room for the %d characters of a page's id. Widen"
                            + " it: alter table %1$s alter column notion_page_id type text")
                        .formatted(table, PAGE_ID)));
    there
        .column("deleted_at")
        .filter(ColumnThere::required)
        .ifPresent(
            column ->
                verdict.problem(
                    ("%s.\"deleted_at\" refuses null, which means: not deleted. Allow it: alter table"
                            + " %1$s alter column deleted_at drop not null")
                        .formatted(table)));
  }

  private static int room(ColumnThere column) {
    return Integer.parseInt(column.type().replaceAll("\\D", ""));
  }
}
