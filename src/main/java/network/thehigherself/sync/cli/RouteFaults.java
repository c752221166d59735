package network.thehigherself.sync.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import network.thehigherself.sync.line.RouteFiles;
import network.thehigherself.sync.line.StartUpCheck;
import network.thehigherself.sync.mapping.Mappings;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/** What the start would say of the route files, without a start: nobody is asked or written to. */
final class RouteFaults {
  private RouteFaults() {}

  /** Each fault in a sentence with file and line; none where the routes would start. */
  static List<String> find(Path home, Mappings mappings) {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.setSourceLocationEnabled(true);
      List<Resource> files = new ArrayList<>();
      for (String location : RouteFiles.find(camel, home).split(",", -1)) {
        files.add(PluginHelper.getResourceLoader(camel).resolveResource(location));
      }
      PluginHelper.getRoutesLoader(camel).loadRoutes(files);
      return StartUpCheck.faults(
          camel.getRouteDefinitions(), camel.getRouteConfigurationDefinitions(), mappings.all());
    } catch (Exception broken) {
      return List.of(StartTrouble.of(broken).getMessage());
    }
  }
}
