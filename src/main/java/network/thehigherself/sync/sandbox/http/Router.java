package network.thehigherself.sync.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the endpoint for a method and path. */
final class Router {

  private record Route(String kind, List<String> segments, Endpoint endpoint) {}

  /**
   * A route and what its placeholders stand for.
   *
   * @param kind method and template, such as {@code PATCH /v1/pages/{id}}: what the request log
   *     counts by
   */
  record Match(String kind, Endpoint endpoint, Map<String, String> path) {}

  private final List<Route> routes = new ArrayList<>();

  /** Adds an endpoint under a kind such as {@code GET /v1/pages/{id}}. */
  Router add(String kind, Endpoint endpoint) {
    routes.add(new Route(kind, segments(kind.replaceFirst("^(\\w+) ", "$1")), endpoint));
    return this;
  }

  /**
   * The endpoint at this place, if there is one; literal segments win over placeholders by coming
   * first.
   */
  Optional<Match> find(String method, String path) {
    List<String> actual = segments(method + path);
    return routes.stream()
        .filter(route -> route.segments().size() == actual.size())
        .flatMap(route -> match(route, actual).stream())
        .findFirst();
  }

  private static Optional<Match> match(Route route, List<String> actual) {
    Map<String, String> placeholders = new HashMap<>();
    for (int i = 0; i < actual.size(); i++) {
      String expected = route.segments().get(i);
      if (expected.startsWith("{")) {
        String name = expected.substring(1, expected.length() - 1);
        placeholders.put(
            name, URLDecoder.decode(actual.get(i).replace("+", "%2B"), StandardCharsets.UTF_8));
      } else if (!expected.equals(actual.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Match(route.kind(), route.endpoint(), placeholders));
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }
}
