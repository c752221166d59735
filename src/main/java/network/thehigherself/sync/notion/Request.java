package network.thehigherself.sync.notion;

import java.util.Set;

/**
 * A request to Notion, as far as messages and rules need it.
 *
 * @param method the HTTP method
 * @param path the path with its leading {@code /v1}, without a query string
 */
record Request(String method, String path) {
  /** The exchange property that holds the request, as method, blank and path. */
  static final String PROPERTY = "notionRequest";

  private static final Set<String> READING_POSTS = Set.of("query", "search");

  /** The request that {@link #toString} described. */
  static Request of(String sent) {
    int blank = sent.indexOf(' ');
    return new Request(sent.substring(0, blank), sent.substring(blank + 1));
  }

  Kind kind() {
    return Kind.of(method, path);
  }

  /**
   * Whether sending it twice does what sending it once does. Notion has no idempotency key: a
   * repeated POST makes a second page. A PATCH carries absolute values and may be repeated.
   */
  boolean isSafeToRepeat() {
    return !method.equals("POST")
        || READING_POSTS.contains(path.substring(path.lastIndexOf('/') + 1));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
