package network.thehigherself.sync.cli;

import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.Trouble;

/** What a person is told of Notion's refusal, where a command asks Notion by itself. */
final class NotionAdvice {
  static final String TOKEN =
      "Notion refuses the token. Copy it again from the integration's page in Notion into"
          + " NOTION_API_TOKEN.";

  private NotionAdvice() {}

  /**
   * The sentence for a person.
   *
   * @param check what to look at where Notion shows nothing of the id that was asked for
   */
  static String of(NotionException trouble, String check) {
    return switch (trouble.status()) {
      case 401 -> TOKEN;
      case 404 -> trouble.getMessage() + " " + check;
      default -> trouble.getMessage() + trouble.detail().map(detail -> " " + detail).orElse("");
    };
  }

  /** How the command ends. */
  static int exit(NotionException trouble) {
    return trouble.trouble() == Trouble.PERMANENT ? ExitCode.USAGE : ExitCode.AWAY;
  }
}
