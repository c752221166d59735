package network.thehigherself.sync.line;

import java.util.Optional;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.DataSource;
import network.thehigherself.sync.postgres.Bindings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guard before another data source behind the configured id: all that was linked would look
 * gone, and all that is there new. Where that is meant, the links are forgotten and both sides meet
 * anew.
 */
public final class SameDataSource {
  /** The name of the guard, as a person types it after {@code --allow}. */
  public static final String GUARD = "schema";

  private static final Logger LOG = LoggerFactory.getLogger(SameDataSource.class);

  private final Bindings bindings;

  SameDataSource(Bindings bindings) {
    this.bindings = bindings;
  }

  /**
   * Looks whether a database is the same as before.
   *
   * @param mayForget whether its links are forgotten where it is another one
   * @throws PassException where it is another one that nobody allowed
   */
  void check(Mapping mapping, DataSource found, boolean mayForget) {
    String name = mapping.database();
    Optional<UUID> before = bindings.dataSource(name);
    if (before.filter(id -> !id.toString().equals(found.id())).isEmpty()
        || !bindings.hasLinks(name)) {
      return;
    }
    if (!mayForget) {
      throw PassException.refused(
          name,
          GUARD,
          "%s leads to the data source %s \"%s\", and until now it was %s. To go on with that one, put its id back. With this one both sides meet as if for the first time"
              .formatted(mapping.idVariable(), found.id(), found.title(), before.get()));
    }
    LOG.warn("{}: what was linked to the data source {} is forgotten.", name, before.get());
    bindings.forget(name);
  }
}
