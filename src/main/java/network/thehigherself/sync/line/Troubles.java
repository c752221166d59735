package network.thehigherself.sync.line;

import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Integration;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.Trouble;
import network.thehigherself.sync.postgres.LeaseLostException;
import network.thehigherself.sync.postgres.PostgresAwayException;
import network.thehigherself.sync.postgres.PostgresBusyException;
import network.thehigherself.sync.postgres.PostgresSettingException;

/** Turns trouble of a whole side into what a person can act on. */
final class Troubles {
  private Troubles() {}

  /** What broke a pass off, for a person. */
  static PassException of(Exception trouble) {
    if (trouble instanceof PassException known) {
      return known;
    }
    if (trouble instanceof NotionException notion) {
      return ofNotion("Notion", notion);
    }
    if (trouble instanceof PostgresAwayException) {
      return PassException.forAll(DatabaseReport.Outcome.AWAY, trouble.getMessage(), trouble);
    }
    if (trouble instanceof PostgresBusyException) {
      return new PassException(
          DatabaseReport.Outcome.BUSY,
          trouble.getMessage() + " The next run goes on from here.",
          trouble);
    }
    if (trouble instanceof PostgresSettingException) {
      return new PassException(DatabaseReport.Outcome.MISCONFIGURED, trouble.getMessage(), trouble);
    }
    if (trouble instanceof LeaseLostException) {
      return new PassException(
          DatabaseReport.Outcome.BUSY,
          "another copy of the program took over while this one hung; nothing is lost",
          trouble);
    }
    return new PassException(
        DatabaseReport.Outcome.FAILED, String.valueOf(trouble.getMessage()), trouble);
  }

  /** Trouble with a request that is not about one database. */
  static PassException ofNotion(String what, NotionException trouble) {
    if (trouble.status() == 401) {
      return PassException.forAll(
          DatabaseReport.Outcome.MISCONFIGURED,
          "Notion refuses the token. Copy it again from the integration's page in Notion into "
              + "NOTION_API_TOKEN, and start the program again.",
          trouble);
    }
    if (!trouble.isForAll() && trouble.trouble() == Trouble.PERMANENT) {
      return new PassException(
          DatabaseReport.Outcome.MISCONFIGURED, what + ": " + trouble.getMessage(), trouble);
    }
    return PassException.forAll(
        DatabaseReport.Outcome.AWAY,
        trouble.getMessage() + " The next run goes on from here.",
        trouble);
  }

  /** Trouble with a database as a whole. */
  static PassException ofDatabase(Mapping mapping, Integration us, NotionException trouble) {
    if (trouble.status() == 404) {
      return new PassException(
          DatabaseReport.Outcome.NOT_SHARED,
          "Notion does not show the database \"%s\" to us. Open it in Notion, ••• > Connections, and add the integration \"%s\"; or correct %s. Until then nothing of it is changed or deleted."
              .formatted(mapping.title(), us.name(), mapping.idVariable()),
          trouble);
    }
    return ofNotion(mapping.title(), trouble);
  }
}
