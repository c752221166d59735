package network.thehigherself.sync.line.doctor;

import java.util.List;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.Trouble;

/** Whether Notion answers and knows the token. */
record TokenCheck(NotionSide notion) implements Check {
  private static final String PLACE = "https://www.notion.so/profile/integrations";

  @Override
  public String name() {
    return "token";
  }

  @Override
  public List<Finding> look() {
    if (!notion.hasToken()) {
      return List.of(
          Finding.wrong(
              "NOTION_API_TOKEN is not set",
              "Open %s, choose the integration or make one, and copy its secret into .env"
                  .formatted(PLACE)));
    }
    try {
      return List.of(
          Finding.ok("it is that of the integration \"%s\"".formatted(notion.us().name())));
    } catch (NotionException trouble) {
      return List.of(of(trouble));
    }
  }

  private static Finding of(NotionException trouble) {
    if (trouble.status() == 401) {
      return Finding.wrong(
          "Notion refuses the token",
          "Open %s, choose the integration, and copy its secret into NOTION_API_TOKEN"
              .formatted(PLACE));
    }
    return trouble.trouble() == Trouble.PERMANENT
        ? Finding.wrong(trouble.getMessage(), "")
        : Finding.away(
            trouble.getMessage(),
            "Nothing is lost: the sync waits and goes on by itself. See https://www.notion-status.com");
  }
}
