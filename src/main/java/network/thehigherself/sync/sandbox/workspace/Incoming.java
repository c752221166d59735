package network.thehigherself.sync.sandbox.workspace;

/**
 * What surrounds a value that is being written.
 *
 * @param path where the value stands in the request, such as {@code body.properties.Name.title}
 */
public record Incoming(
    Workspace workspace, User writer, DataSource dataSource, Property property, String path) {

  /** How many elements may be written at once: Notion limits requests, and not its own app. */
  public int most(int perRequest) {
    return writer.isBot() ? perRequest : Integer.MAX_VALUE;
  }

  /** The same property's schema after its configuration changed, for instance by a new option. */
  public void configure(Property changed) {
    dataSource.put(changed);
  }
}
