package network.thehigherself.sync.mapping;

/**
 * Something wrong in a mapping file.
 *
 * @param source the file and line
 * @param what what is wrong, such as {@code property type "selct" is not known}
 * @param instead what to do, as an imperative, such as {@code write "select"}
 */
public record Fault(Source source, String what, String instead) {

  /** The fault in one line: {@code mappings/tasks.yaml:14: what; instead}. */
  @Override
  public String toString() {
    return source + ": " + what + "; " + instead;
  }
}
