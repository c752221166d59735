package network.thehigherself.sync.notion.discover;

import java.util.List;

/** What becomes of a property in the mapping. */
sealed interface Entry {

  /** The property's name in Notion. */
  String property();

  /**
   * A field.
   *
   * @param name its column's name
   * @param type Notion's type of the property
   * @param keys what else its mapping says, each as YAML, such as {@code sql: text}
   */
  record Mapped(String name, String property, String type, List<String> keys) implements Entry {
    public Mapped {
      keys = List.copyOf(keys);
    }
  }

  /**
   * No field.
   *
   * @param reason what it is, as the comment goes on after its name
   */
  record LeftOut(String property, String reason) implements Entry {}
}
