package network.thehigherself.sync.line;

import java.util.Optional;
import org.apache.camel.model.RouteDefinition;

/**
 * Checks the route of a team's that every reading of a page passes: one that is not found, or whose
 * trouble is taken for a result, would show what it shall hide. Pure.
 */
final class TransformRouteCheck {
  /** The route configuration with which trouble reaches whoever called. */
  private static final String CONFIGURATION = "steps";

  private TransformRouteCheck() {}

  /**
   * What is wrong with a route of this database.
   *
   * @return a sentence without its place; empty for a route that is right, and for another one
   */
  static Optional<String> fault(RouteDefinition route, String database) {
    String id = TransformRoutes.id(database);
    String input = TransformRoutes.input(database);
    boolean hasId = id.equals(route.getRouteId());
    boolean hasInput = input.equals(StartUpCheck.address(route.getInput().getEndpointUri()));
    if (!hasId && !hasInput) {
      return Optional.empty();
    }
    if (hasId
        && hasInput
        && database.equals(route.getGroup())
        && CONFIGURATION.equals(route.getRouteConfigurationId())) {
      return Optional.empty();
    }
    return Optional.of(
        "the route that pages of %s pass needs id: %s, group: %s, routeConfigurationId: %s and from: uri: %s"
            .formatted(database, id, database, CONFIGURATION, input));
  }
}
