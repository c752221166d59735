package network.thehigherself.sync.notion;

import java.util.Map;

/** What to do about an error, by its code; part of its message. */
final class Advice {
  private static final Map<String, String> BY_CODE =
      Map.ofEntries(
          Map.entry("unauthorized", "Notion does not know the token: check NOTION_API_TOKEN."),
          Map.entry(
              "object_not_found",
              "It was deleted, or it is not shared: open the database in Notion and add the"
                  + " connection under \"Connections\"."),
          Map.entry(
              "validation_error",
              "Notion takes the request as wrong; its own words are kept with the record."),
          Map.entry(
              Failure.REDIRECT, "Set NOTION_BASE_URL to the address itself, not to one before it."),
          Map.entry(
              Failure.NOT_NOTION,
              "Something between here and Notion answered: check NOTION_BASE_URL and the proxy."),
          Map.entry(Failure.UNREACHABLE, "Check the network, the proxy and NOTION_BASE_URL."),
          Map.entry(Failure.BLOCKED, "Notion blocked this connection: ask its support."),
          Map.entry(
              Failure.CURSOR, "Notion does not go on with a query; the next pass reads it again."),
          Map.entry(
              Failure.CROWDED,
              "More than 10,000 pages share one minute and nothing tells them apart: give them"
                  + " different titles, or delete those that nobody needs."));

  private Advice() {}

  /** One sentence; empty where there is nothing to do but to try again later. */
  static String of(String code, Kind asked) {
    return code.equals("restricted_resource")
        ? "Open https://www.notion.so/profile/integrations, choose this connection, and tick \"%s\" under Capabilities; where it is ticked, the workspace is at a limit of its plan."
            .formatted(capability(asked))
        : BY_CODE.getOrDefault(code, "");
  }

  /** What a connection must be allowed for such a request (Notion, "Integration capabilities"). */
  private static String capability(Kind asked) {
    return switch (asked) {
      case QUERY, PAGE, PROPERTY, SCHEMA -> "Read content";
      case CREATE -> "Insert content";
      case UPDATE -> "Update content";
      case OTHER -> "Read content\", \"Update content\" and \"Insert content";
    };
  }
}
