package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.postgres.KnownRecord;
import network.thehigherself.sync.postgres.KnownRecords;
import network.thehigherself.sync.postgres.Rows;

/** Finds the records that an id is of, also those that no pass has met yet. */
public final class FindRecord {
  private final Notion notion;
  private final Databases databases;
  private final KnownRecords known;
  private final Rows rows;

  public FindRecord(Notion notion, Databases databases, KnownRecords known, Rows rows) {
    this.notion = notion;
    this.databases = databases;
    this.known = known;
    this.rows = rows;
  }

  /**
   * The records whose row or page has this id: those that schema sync remembers, else the rows of
   * the mapped tables, else the page of an enabled database.
   *
   * @return empty where nobody knows the id
   * @throws PassException where Notion is away
   */
  public List<KnownRecord> find(UUID id) {
    List<KnownRecord> remembered = known.find(id);
    if (!remembered.isEmpty()) {
      return remembered;
    }
    List<KnownRecord> found = new ArrayList<>();
    for (Mapping mapping : databases.all()) {
      if (rows.read(mapping, List.of(id)).containsKey(id)) {
        found.add(new KnownRecord(mapping.database(), id, null));
      }
    }
    return found.isEmpty() ? page(id).stream().toList() : found;
  }

  private Optional<KnownRecord> page(UUID id) {
    try {
      Page page = notion.page(id.toString());
      return databases.all().stream()
          .filter(databases::isEnabled)
          .map(mapping -> databases.open(mapping.database(), false))
          .filter(database -> database.dataSource().id().equals(page.dataSourceId()))
          .findFirst()
          .map(database -> new KnownRecord(database.name(), Identify.keyOf(id), id));
    } catch (NotionException trouble) {
      if (trouble.isForAll()) {
        throw Troubles.of(trouble);
      }
      return Optional.empty();
    }
  }
}
