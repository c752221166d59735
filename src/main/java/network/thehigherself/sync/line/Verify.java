package network.thehigherself.sync.line;

import java.util.Optional;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.PostgresException;
import network.thehigherself.sync.postgres.Rows;

/** Reads both sides of a database whole and compares them. It only reads, and takes no lease. */
public final class Verify {
  private final Notion notion;
  private final Databases databases;
  private final Gather gather;
  private final Links links;
  private final Rows rows;

  public Verify(Notion notion, Databases databases, Gather gather, Links links, Rows rows) {
    this.notion = notion;
    this.databases = databases;
    this.gather = gather;
    this.links = links;
    this.rows = rows;
  }

  /**
   * Compares the two sides of an enabled database.
   *
   * @param run counts what was read, and is told what kept the sides from being read
   * @return empty where a side could not be read
   */
  public Optional<Verified> verify(Mapping mapping, RunReport run) {
    DatabaseReport report = run.database(mapping.database());
    try {
      Database database = databases.open(mapping.database(), false);
      return Optional.of(
          new Verification(database, notion, gather, links, rows, report).verified());
    } catch (PassException | NotionException | PostgresException trouble) {
      PassException told = Troubles.of(trouble);
      if (told.isForAll()) {
        run.stop(told);
      } else {
        report.end(told.outcome(), told.getMessage());
      }
      return Optional.empty();
    }
  }
}
