package network.thehigherself.sync.notion.discover;

import java.util.List;
import java.util.Map;
import network.thehigherself.sync.notion.DataSource;

/** Writes the files of a database that nobody has mapped yet. Pure. */
public final class Discovery {
  private Discovery() {}

  /**
   * The files of a database.
   *
   * @param source its schema
   * @param name what it shall be called
   * @param mapped the names of the mapped databases by their configured Notion ids, dashed: what
   *     its relations may point at
   * @param computed what its formulas and rollups give
   */
  public static Discovered of(
      DataSource source, DatabaseName name, Map<String, String> mapped, Computed computed) {
    SyncProperties ours = SyncProperties.of(source);
    List<Entry> entries = new Entries(source, name.database(), mapped, computed, ours).all();
    List<String> leftOut =
        entries.stream()
            .filter(Entry.LeftOut.class::isInstance)
            .map(Entry.LeftOut.class::cast)
            .map(entry -> entry.property() + ": " + entry.reason())
            .toList();
    return new Discovered(
        name,
        MappingText.title(source),
        MappingText.of(source, name, ours, entries),
        RouteText.of(name.database(), MappingText.title(source)),
        entries.size() - leftOut.size(),
        leftOut,
        ours.toAdd(source));
  }
}
