package network.thehigherself.sync.mapping;

/**
 * A column of a table that the sync keeps.
 *
 * @param name the column's name, not quoted
 * @param sql its SQL type
 * @param references the table whose {@code id} it refers to; null for a plain column
 */
public record Column(String name, String sql, String references) {

  static Column plain(String name, String sql) {
    return new Column(name, sql, null);
  }

  static Column reference(String name, String table) {
    return new Column(name, "uuid", table);
  }
}
