package network.thehigherself.sync.mapping;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a mapping's table looks like, in schema {@code public}.
 *
 * @param name the table's name, not quoted
 * @param columns the five that every table has, then the fields in the mapping's order
 * @param joins the join tables of its relations with cardinality many, as they are seen from it
 */
public record Table(String name, List<Column> columns, List<JoinTable> joins) {

  /** The columns that every table has. {@code id} is the primary key and the record's key. */
  public static final List<Column> FIXED =
      List.of(
          Column.plain("id", "uuid"),
          Column.plain("notion_page_id", "text"),
          Column.plain("created_at", "timestamptz"),
          Column.plain("updated_at", "timestamptz"),
          Column.plain("deleted_at", "timestamptz"));

  public Table {
    columns = List.copyOf(columns);
    joins = List.copyOf(joins);
  }

  /**
   * The table of a mapping.
   *
   * @param mapping one of {@code mappings}
   * @param mappings knows the tables that relations point at
   */
  public static Table of(Mapping mapping, Mappings mappings) {
    return new Table(
        mapping.table(),
        Stream.concat(
                FIXED.stream(),
                mapping.fields().stream()
                    .filter(field -> !field.isJoin())
                    .flatMap(field -> columns(field, mappings)))
            .toList(),
        mapping.fields().stream()
            .filter(Field::isJoin)
            .map(field -> join(mapping, field, mappings))
            .toList());
  }

  private static JoinTable join(Mapping mapping, Field field, Mappings mappings) {
    String target = target(field, mappings);
    return mapping.ownsJoinTable(field)
        ? JoinTable.of(mapping.table(), field.name(), target)
        : JoinTable.of(target, field.relation().inverse(), mapping.table()).seenFrom(field.name());
  }

  /** The join tables that are made for it, and not for the field at their other end. */
  public List<JoinTable> ownJoins() {
    return joins.stream().filter(join -> !join.isInverse()).toList();
  }

  private static Stream<Column> columns(Field field, Mappings mappings) {
    if (field.isRelation()) {
      return Stream.of(Column.reference(field.name(), target(field, mappings)));
    }
    return Stream.of(field.name(), field.end())
        .filter(Objects::nonNull)
        .map(name -> Column.plain(name, field.sql()));
  }

  private static String target(Field field, Mappings mappings) {
    return mappings.get(field.relation().target()).orElseThrow().table();
  }
}
