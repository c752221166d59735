package network.thehigherself.sync.sandbox.workspace;

/**
 * What surrounds a configuration that is being written.
 *
 * @param dataSource whose schema it is
 * @param path where the configuration stands in the request
 */
public record Configuring(Workspace workspace, User writer, DataSource dataSource, String path) {}
