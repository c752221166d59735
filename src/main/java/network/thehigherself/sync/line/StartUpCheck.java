package network.thehigherself.sync.line;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;

/** Checks before the start that routes and mappings belong together. Pure. */
public final class StartUpCheck {
  private static final String DIRECT = "direct:";

  private StartUpCheck() {}

  /**
   * Every mistake, one sentence each, beginning with file and line.
   *
   * @param routes all routes that were loaded, with their source locations
   * @param configurations all route configurations that were loaded
   * @param mappings all mappings
   * @return empty where nothing is wrong
   */
  public static List<String> faults(
      Collection<RouteDefinition> routes,
      Collection<RouteConfigurationDefinition> configurations,
      Collection<Mapping> mappings) {
    List<String> faults = new ArrayList<>();
    Set<String> databases = mappings.stream().map(Mapping::database).collect(Collectors.toSet());
    Set<String> inputs = directInputs(routes);
    for (RouteDefinition route : routes) {
      if (route.getGroup() != null) {
        checkGroup(route, databases, faults);
      }
      databases.stream()
          .flatMap(database -> TransformRouteCheck.fault(route, database).stream())
          .forEach(fault -> faults.add(place(route) + ": " + fault));
      RouteTarget.of(route.getOutputs())
          .filter(target -> isMissing(target, inputs))
          .forEach(
              target ->
                  faults.add(
                      missing(target, "route " + id(route), file(route), route.getResource())));
    }
    for (RouteConfigurationDefinition configuration : configurations) {
      RouteTarget.of(configuration)
          .filter(target -> isMissing(target, inputs))
          .forEach(
              target ->
                  faults.add(
                      missing(
                          target,
                          "route configuration " + configuration.getId(),
                          file(configuration),
                          configuration.getResource())));
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
              .formatted(place(route), id(route), group, group));
    }
    if (route.getRouteId() == null) {
      faults.add(
          "%s: a route of group %s has no id; give it one that starts with %s."
              .formatted(place(route), group, group));
    } else if (!route.getRouteId().startsWith(group + ".")) {
      faults.add(
          "%s: route id %s does not start with its group; write %s.%s"
              .formatted(place(route), route.getRouteId(), group, lastPart(route.getRouteId())));
    }
  }

  private static boolean isMissing(RouteTarget target, Set<String> inputs) {
    return target.uri().startsWith(DIRECT) && !inputs.contains(address(target.uri()));
  }

  private static String missing(RouteTarget target, String who, String file, Resource source) {
    return "%s:%d: %s sends to %s, which no route reads; correct the name or add the route"
        .formatted(file, line(target, source), who, address(target.uri()));
  }

  /**
   * Camel counts one line too few where a YAML step stands in one line, such as {@code to: {…}}.
   */
  private static int line(RouteTarget target, Resource source) {
    int told = Math.max(1, target.line());
    try (BufferedReader lines = new BufferedReader(source.getReader())) {
      List<String> two = lines.lines().skip(told - 1L).limit(2).toList();
      boolean next = two.size() == 2 && two.get(1).contains(target.uri());
      return next && !two.get(0).contains(target.uri()) && !isAlone(two.get(0)) ? told + 1 : told;
    } catch (Exception unreadable) {
      return told;
    }
  }

  /** The first line of a step whose details stand below it, such as {@code - to:}. */
  private static boolean isAlone(String line) {
    return line.strip().matches("- [A-Za-z]+:");
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

  static String address(String uri) {
    return uri.replaceFirst("^direct:(//)?", DIRECT).replaceFirst("\\?.*$", "");
  }

  private static String lastPart(String id) {
    return id.substring(id.lastIndexOf('.') + 1);
  }

  /** A route without an id has none yet: Camel gives it one at the start. */
  private static String id(RouteDefinition route) {
    return route.getRouteId() == null ? "without an id" : route.getRouteId();
  }

  private static String place(RouteDefinition route) {
    return file(route) + ":" + Math.max(1, route.getLineNumber());
  }

  /** The file as the user knows it: from the folder routes on. */
  private static String file(OptionalIdentifiedDefinition<?> definition) {
    String location = String.valueOf(definition.getLocation());
    int routes = location.lastIndexOf("routes/");
    return routes < 0 ? location : location.substring(routes);
  }
}
