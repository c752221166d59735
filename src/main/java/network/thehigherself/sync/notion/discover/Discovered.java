package network.thehigherself.sync.notion.discover;

import java.util.List;

/**
 * A database as its files say it.
 *
 * @param name what it is called
 * @param title its title in Notion
 * @param mapping the text of {@code mappings/<name>.yaml}
 * @param route the text of {@code routes/<name>.camel.yaml}
 * @param fields how many properties are mapped
 * @param leftOut the others, each a clause that says why
 * @param toAdd what the database lacks in Notion, each a sentence that says what to do there
 */
public record Discovered(
    DatabaseName name,
    String title,
    String mapping,
    String route,
    int fields,
    List<String> leftOut,
    List<String> toAdd) {

  public Discovered {
    leftOut = List.copyOf(leftOut);
    toAdd = List.copyOf(toAdd);
  }
}
