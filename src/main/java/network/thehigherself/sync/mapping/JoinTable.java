package network.thehigherself.sync.mapping;

/**
 * The table that holds a relation with cardinality many: one row per reference, both columns
 * together its primary key.
 *
 * @param name {@code <table>__<field>}; of two inverse fields, those of the first
 * @param field the relation's field
 * @param owner the column that refers to the row whose field it is, {@code <table>_id}
 * @param target the column that refers to the other row, {@code <target table>_id}; {@code
 *     target_id} where a table refers to itself
 * @param isInverse whether it was made for the field at the other end, and is only seen from here
 */
public record JoinTable(String name, String field, Column owner, Column target, boolean isInverse) {

  static JoinTable of(String table, String field, String target) {
    return new JoinTable(
        table + "__" + field,
        field,
        Column.reference(table + "_id", table),
        Column.reference(table.equals(target) ? "target_id" : target + "_id", target),
        false);
  }

  /** The same table as the field at its other end sees it: with its columns swapped. */
  JoinTable seenFrom(String inverse) {
    return new JoinTable(name, inverse, /* owner= */ target, /* target= */ owner, true);
  }
}
