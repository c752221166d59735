package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;

/** Finds the data source behind an id that a person copied from Notion. */
final class Opening {
  private final Notion notion;

  Opening(Notion notion) {
    this.notion = notion;
  }

  DataSource open(String id) {
    JsonNode database;
    try {
      database = notion.call("GET", "/v1/databases/" + id, null, null).json();
    } catch (NotionException error) {
      if (!isUnknown(error)) {
        throw error;
      }
      return dataSource(id, error);
    }
    JsonNode sources = database.path("data_sources");
    if (sources.size() != 1) {
      throw new NotionException(
          Trouble.PERMANENT,
          Failure.of(200, Failure.NOT_ONE),
          false,
          choose(database, sources),
          null);
    }
    return dataSource(Notion.id(sources.get(0)), null);
  }

  DataSource find(String id) {
    try {
      return open(id);
    } catch (NotionException error) {
      throw isUnknown(error) ? pageOr(id, error) : error;
    }
  }

  /** Says that the id is that of a page, where it is one. */
  private NotionException pageOr(String id, NotionException unknown) {
    try {
      String lies = notion.page(id).dataSourceId();
      String message =
          "%s is the id of a page, not of a database.%s Open the database itself as a page of its own and copy its link (••• > Copy link)."
              .formatted(id, lies == null ? "" : " The page lies in the data source " + lies + ".");
      return new NotionException(
          Trouble.PERMANENT, Failure.of(200, Failure.PAGE), false, message, unknown);
    } catch (NotionException noPage) {
      return unknown;
    }
  }

  private DataSource dataSource(String id, NotionException asDatabase) {
    try {
      return DataSource.of(notion.call("GET", "/v1/data_sources/" + id, null, null).json());
    } catch (NotionException error) {
      // Of the two refusals the one that says "not found" says more than "wrong id".
      throw asDatabase != null && error.status() != 404 && isUnknown(error) ? asDatabase : error;
    }
  }

  // A data source's id where a database's is expected is "not found" or "wrong".
  private static boolean isUnknown(NotionException error) {
    return error.trouble() == Trouble.PERMANENT && (error.status() == 404 || error.status() == 400);
  }

  private static String choose(JsonNode database, JsonNode sources) {
    StringJoiner names = new StringJoiner(", ");
    sources.forEach(
        source -> names.add("\"" + source.path("name").asText() + "\" " + Notion.id(source)));
    return "The Notion database "
        + Notion.id(database)
        + " has "
        + sources.size()
        + " data sources"
        + (sources.isEmpty() ? "" : ": " + names)
        + ". Set its variable to the id of the data source that is meant.";
  }
}
