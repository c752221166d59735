package network.thehigherself.sync.postgres;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in schema public under the name of a table that is wanted, as the catalog describes
 * it (PostgreSQL, "System Catalogs").
 *
 * @param name its name, not quoted
 * @param kind pg_class.relkind: "r" is a plain table
 * @param owner the role that owns it
 * @param owned whether this role has the owner's rights
 * @param hidden whether row-level security binds even this role, so that it may not see every row
 * @param indexes its unique indexes
 * @param constraints its checks, exclusions and foreign keys
 */
record TableThere(
    String name,
    String kind,
    String owner,
    boolean owned,
    boolean hidden,
    List<ColumnThere> columns,
    List<UniqueIndex> indexes,
    List<Constraint> constraints) {

  /**
   * A unique index.
   *
   * @param whole whether it is valid, checked at once, and about plain columns of every row
   */
  record UniqueIndex(String name, boolean whole, Set<String> columns) {}

  /**
   * A check, an exclusion or a foreign key.
   *
   * @param kind pg_constraint.contype: "c", "x" or "f"
   * @param target the table that a foreign key refers to, as SQL writes it; "" for the others
   * @param targetTable the same without its schema; "" where that is not public
   */
  record Constraint(
      String name,
      String kind,
      Set<String> columns,
      String target,
      String targetTable,
      boolean deferrable) {

    boolean isForeignKey() {
      return kind.equals("f");
    }
  }

  Optional<ColumnThere> column(String column) {
    return columns.stream().filter(one -> one.name().equals(column)).findFirst();
  }

  /** Whether no two rows can have the same content in these columns together. */
  boolean isUnique(Set<String> names) {
    return indexes.stream().anyMatch(index -> index.whole() && index.columns().equals(names));
  }

  /** The foreign key of this one column, if it has one. */
  Optional<Constraint> foreignKey(String column) {
    return constraints.stream()
        .filter(one -> one.isForeignKey() && one.columns().equals(Set.of(column)))
        .findFirst();
  }
}
