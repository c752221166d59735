package network.thehigherself.sync.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page docs/columns.md: every table, and what each of its columns is in Notion. */
final class ColumnReference {
  private static final String HEAD =
      """
      # Columns

      What every mapped property is in PostgreSQL. This page is made from the files in `mappings/`; do not edit it:
      `mvn test -Dtest=ColumnReferenceTest -Dupdate` writes it anew.

      All tables are in schema `public`. Each has these columns besides those of its mapping:

      | column | SQL type | what it is |
      | --- | --- | --- |
      | `id` | `uuid` | the row's key, on its page in the property `Supabase ID` |
      | `notion_page_id` | `text` | the id of its page in Notion; written by the sync |
      | `created_at` | `timestamptz` | when the row was made |
      | `updated_at` | `timestamptz` | when the row or one of its join rows last changed |
      | `deleted_at` | `timestamptz` | since when its page is in the trash; null for a living row |

      A relation to many is no column but a join table of two foreign keys, which together are its primary key.
      A date without a time is midnight UTC in a `timestamptz`. An empty list is null.
      The property `Last Synced` says when a page was last synced. The sync writes it; it is no column.
      """;

  private final Mappings mappings;

  private ColumnReference(Mappings mappings) {
    this.mappings = mappings;
  }

  /** The whole page, the databases by their names. */
  static String of(List<MappingFile> files) {
    ColumnReference reference = new ColumnReference(Mappings.load(files));
    return HEAD + files.stream().map(reference::section).collect(Collectors.joining());
  }

  private String section(MappingFile file) {
    Mapping mapping = mappings.get(file.name()).orElseThrow();
    List<JoinTable> joins = Table.of(mapping, mappings).joins();
    String rows =
        mapping.fields().stream()
            .map(field -> row(mapping, field, joins))
            .collect(Collectors.joining());
    return """

        ## %s

        "%s", table `%s`

        | column | SQL type | property | type | notes |
        | --- | --- | --- | --- | --- |
        %s\
        %s"""
        .formatted(mapping.database(), mapping.title(), mapping.table(), rows, leftOut(file));
  }

  private static String row(Mapping mapping, Field field, List<JoinTable> joins) {
    return joins.stream()
        .filter(join -> join.field().equals(field.name()))
        .map(join -> line(join.name(), "join table", mapping, field, columns(join)))
        .findFirst()
        .orElseGet(
            () -> line(field.name(), "`" + field.sql() + "`", mapping, field, Stream.empty()));
  }

  private static String line(
      String name, String sql, Mapping mapping, Field field, Stream<String> first) {
    String notes = Stream.concat(first, notes(mapping, field)).collect(Collectors.joining("; "));
    return "| `%s` | %s | %s | %s |%s |\n"
        .formatted(name, sql, field.property(), field.type(), notes.isEmpty() ? "" : " " + notes);
  }

  private static Stream<String> columns(JoinTable join) {
    return Stream.of("from `%s` to `%s`".formatted(join.owner().name(), join.target().name()));
  }

  private static Stream<String> notes(Mapping mapping, Field field) {
    List<String> notes = new ArrayList<>();
    if (field.isRelation()) {
      notes.add("refers to [%1$s](#%1$s)".formatted(field.relation().target()));
    } else if (field.type().equals("relation")) {
      notes.add("ids of pages");
    }
    if (field.type().equals("people")) {
      notes.add("ids of Notion users");
    }
    if (field.type().equals("formula")) {
      notes.add("computed by Notion, read only");
    }
    if (field.type().equals("rich_text") && field.sql().equals("jsonb")) {
      notes.add("the text as JSON");
    }
    if (field.optional()) {
      notes.add("only where Notion has the property");
    }
    if (mapping.match().contains(field.name())) {
      notes.add("joins a page and a row that meet for the first time");
    }
    return notes.stream();
  }

  /** The comments among the fields, which say why a property is none. */
  private static String leftOut(MappingFile file) {
    String reasons =
        file.text()
            .lines()
            .filter(line -> line.startsWith("  # "))
            .map(line -> "- " + line.substring(4) + "\n")
            .collect(Collectors.joining());
    return reasons.isEmpty() ? "" : "\nNo columns:\n\n" + reasons;
  }
}
