package network.thehigherself.sync.console;

import network.thehigherself.sync.line.Databases;
import network.thehigherself.sync.mapping.Mapping;

/** What a request names. */
final class Named {
  private Named() {}

  /**
   * The mapping of a database.
   *
   * @throws RefusedException where none is called so
   */
  static Mapping database(Databases databases, String name) {
    String asked = Asked.given("database", name);
    return databases.all().stream()
        .filter(mapping -> mapping.database().equals(asked))
        .findFirst()
        .orElseThrow(() -> new RefusedException(404, "No database is called so."));
  }
}
