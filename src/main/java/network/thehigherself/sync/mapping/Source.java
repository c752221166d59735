package network.thehigherself.sync.mapping;

/**
 * Where something stands in a file, for messages.
 *
 * @param file the file as the user knows it, such as "mappings/tasks.yaml"
 * @param line counted from 1
 */
public record Source(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
