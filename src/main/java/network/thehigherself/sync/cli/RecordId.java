package network.thehigherself.sync.cli;

import java.util.List;
import java.util.UUID;
import network.thehigherself.sync.postgres.KnownRecord;
import network.thehigherself.sync.property.NotionId;

/** The id of a record, as a person gives it. */
record RecordId(String given) {

  /**
   * The id itself.
   *
   * @throws ConfigurationException where it is none
   */
  UUID uuid() {
    return NotionId.named(given)
        .map(UUID::fromString)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    given + " is no id; give the id of a row or of a page, or the link of a page"));
  }

  /**
   * Those of the records that are meant, all in one database.
   *
   * @param database the one that a person named; null for none
   * @throws ConfigurationException where nobody knows the id, or several databases do
   */
  List<KnownRecord> inOneDatabase(List<KnownRecord> found, String database) {
    List<KnownRecord> meant =
        found.stream().filter(one -> database == null || one.database().equals(database)).toList();
    List<String> databases = meant.stream().map(KnownRecord::database).distinct().toList();
    if (databases.isEmpty()) {
      throw new ConfigurationException(
          "the sync remembers no row and no page " + given + in(database));
    }
    if (databases.size() > 1) {
      throw new ConfigurationException(
          "several databases have "
              + given
              + "; add --database with one of: "
              + String.join(", ", databases));
    }
    return meant;
  }

  private static String in(String database) {
    return database == null ? "" : " in " + database;
  }
}
