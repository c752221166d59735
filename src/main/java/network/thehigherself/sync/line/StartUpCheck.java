package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;

/** Checks before the start that routes and mappings belong together. Pure. */
public final class StartUpCheck {
  private static final String DIRECT = "direct:";

  private StartUpCheck() {}

  /**
   * Every mistake, one sentence each, beginning with file and line.
   *
   * @param routes all routes that were loaded, with their source locations
   * @param mappings all mappings
   * @return empty where nothing is wrong
   */
  public static List<String> faults(
      Collection<RouteDefinition> routes, Collection<Mapping> mappings) {
    List<String> faults = new ArrayList<>();
    Set<String> databases = mappings.stream().map(Mapping::database).collect(Collectors.toSet());
    for (RouteDefinition route : routes) {
      if (route.getGroup() != null) {
        checkGroup(route, databases, faults);
      }
      checkTargets(route, directInputs(routes), faults);
    }
    for (Mapping mapping : mappings) {
      for (Door door : Door.values()) {
        checkDoor(mapping, door, routes, faults);
      }
    }
    return faults;
  }

  private static void checkGroup(
      RouteDefinition route, Set<String> databases, List<String> faults) {
    String group = route.getGroup();
    if (!databases.contains(group)) {
      faults.add(
          "%s: route %s is in group %s, but there is no mappings/%s.yaml; add it or correct the group"
              .formatted(place(route), route.getRouteId(), group, group));
    }
    if (!route.getRouteId().startsWith(group + ".")) {
      faults.add(
          "%s: route id %s does not start with its group; write %s.%s"
              .formatted(place(route), route.getRouteId(), group, lastPart(route.getRouteId())));
    }
  }

  private static void checkTargets(RouteDefinition route, Set<String> inputs, List<String> faults) {
    for (SendDefinition<?> to :
        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class)) {
      String uri = to.getEndpointUri();
      if (uri.startsWith(DIRECT) && !inputs.contains(address(uri))) {
        faults.add(
            "%s:%d: route %s sends to %s, which no route reads; correct the name or add the route"
                .formatted(file(route), to.getLineNumber(), route.getRouteId(), address(uri)));
      }
    }
  }

  private static void checkDoor(
      Mapping mapping, Door door, Collection<RouteDefinition> routes, List<String> faults) {
    String id = mapping.database() + "." + door.label();
    if (routes.stream().noneMatch(route -> id.equals(route.getRouteId()))) {
      faults.add(
          "%s: database %s has no route %s; add it to routes/%s.camel.yaml"
              .formatted(mapping.source(), mapping.database(), id, mapping.database()));
    }
  }

  private static Set<String> directInputs(Collection<RouteDefinition> routes) {
    return routes.stream()
        .map(RouteDefinition::getInput)
        .map(FromDefinition::getEndpointUri)
        .filter(uri -> uri.startsWith(DIRECT))
        .map(StartUpCheck::address)
        .collect(Collectors.toSet());
  }

  private static String address(String uri) {
    return uri.replaceFirst("^direct:(//)?", DIRECT).replaceFirst("\\?.*$", "");
  }

  private static String lastPart(String id) {
    return id.substring(id.lastIndexOf('.') + 1);
  }

  private static String place(RouteDefinition route) {
    return file(route) + ":" + Math.max(1, route.getLineNumber());
  }

  /** The file as the user knows it: from the folder routes on. */
  private static String file(RouteDefinition route) {
    String location = String.valueOf(route.getLocation());
    int routes = location.lastIndexOf("routes/");
    return routes < 0 ? location : location.substring(routes);
  }
}
