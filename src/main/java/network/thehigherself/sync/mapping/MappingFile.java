package network.thehigherself.sync.mapping;

/**
 * A mapping file that nobody has looked into yet.
 *
 * @param path the file as the user knows it, such as "mappings/tasks.yaml"
 * @param text all of it
 */
public record MappingFile(String path, String text) {

  /** The file's name without folder and ending: the name that its database must have. */
  public String name() {
    int dot = fileName().lastIndexOf('.');
    return dot < 0 ? fileName() : fileName().substring(0, dot);
  }

  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The line, counted from 1, of the character at this position. */
  int lineAt(int position) {
    return 1 + (int) text.chars().limit(position).filter(character -> character == '\n').count();
  }

  boolean isYaml() {
    return path.endsWith(".yaml");
  }
}
