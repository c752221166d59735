package network.thehigherself.sync.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/** Finds the route files: those that ship inside the jar, and those that lie beside it. */
public final class RouteFiles {
  private static final String[] PATTERNS = {"routes/**/*.camel.yaml", "routes/**/*.camel.xml"};

  private RouteFiles() {}

  /**
   * The files to load, as Camel's include pattern takes them. Of two with the same name only the
   * one in {@code home} counts, also when the one is YAML and the other XML.
   *
   * @param home the folder HIGHERSELF_HOME; it need not hold a folder routes
   * @return locations separated by commas
   */
  public static String find(CamelContext camel, Path home) {
    Map<String, String> found = new TreeMap<>();
    for (String pattern : PATTERNS) {
      for (Resource file : resources(camel, "classpath:" + pattern)) {
        String location = file.getLocation();
        found.put(name(location), "classpath:" + location.substring(location.indexOf("routes/")));
      }
    }
    Path routes = home.resolve("routes");
    if (Files.isDirectory(routes)) {
      inFolder(routes).forEach(found::put);
    }
    return String.join(",", found.values());
  }

  /**
   * One of these files.
   *
   * @param name its path without the ending, such as {@code routes/shared/call-notion}
   */
  public static String find(CamelContext camel, Path home, String name) {
    return Stream.of(find(camel, home).split(","))
        .filter(location -> name(location).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no " + name));
  }

  private static Collection<Resource> resources(CamelContext camel, String pattern) {
    try {
      return PluginHelper.getPackageScanResourceResolver(camel).findResources(pattern);
    } catch (Exception e) {
      throw new IllegalStateException("the routes inside the jar cannot be listed", e);
    }
  }

  private static Map<String, String> inFolder(Path routes) {
    Map<String, String> found = new TreeMap<>();
    try (var files = Files.walk(routes)) {
      files
          .filter(file -> file.toString().matches(".*\\.camel\\.(yaml|xml)"))
          .forEach(file -> found.put(name("routes/" + routes.relativize(file)), "file:" + file));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder routes cannot be listed", e);
    }
    return found;
  }

  /** What two files must share to be the same one: the path below routes, without the ending. */
  private static String name(String location) {
    String path = location.replace('\\', '/');
    return path.substring(path.lastIndexOf("routes/")).replaceFirst("\\.camel\\.(yaml|xml)$", "");
  }
}
