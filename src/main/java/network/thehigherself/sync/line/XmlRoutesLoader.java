package network.thehigherself.sync.line;

import org.apache.camel.CamelContextAware;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.dsl.support.RouteBuilderLoaderSupport;
import org.apache.camel.model.RouteConfigurationsDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.annotations.RoutesLoader;
import org.apache.camel.xml.in.ModelParser;
import org.apache.camel.xml.io.util.XmlStreamDetector;
import org.apache.camel.xml.io.util.XmlStreamInfo;

/**
 * Loads routes written in XML over camel-xml-io's model parser, because camel-xml-io-dsl does not
 * resolve at this version of Camel. Reads {@code routes}, {@code route}, {@code
 * routeConfigurations} and {@code routeConfiguration}; anything else is refused by name.
 */
@RoutesLoader("xml")
public final class XmlRoutesLoader extends RouteBuilderLoaderSupport {

  public XmlRoutesLoader() {
    super("xml");
  }

  @Override
  public boolean isSupportedExtension(String extension) {
    return extension.equals("xml") || extension.endsWith(".xml");
  }

  @Override
  protected RouteBuilder doLoadRouteBuilder(Resource file) throws Exception {
    XmlStreamInfo xml = new XmlStreamDetector(file.getInputStream()).information();
    if (!xml.isValid()) {
      throw new IllegalArgumentException(
          file.getLocation() + ": " + xml.getProblem().getMessage(), xml.getProblem());
    }
    String root = xml.getRootElementName();
    String namespace = xml.getRootElementNamespace() == null ? "" : xml.getRootElementNamespace();
    return switch (root) {
      case "routes", "route" -> new Definitions(file, namespace, false);
      case "routeConfigurations", "routeConfiguration" -> new Definitions(file, namespace, true);
      default ->
          throw new IllegalArgumentException(
              file.getLocation()
                  + ": <"
                  + root
                  + "> is not read here; write <routes> or <routeConfigurations>");
    };
  }

  /** What one file holds: Camel asks every builder for its configurations, then for its routes. */
  private static final class Definitions extends RouteConfigurationBuilder {
    private final Resource file;
    private final String namespace;
    private final boolean areConfigurations;

    Definitions(Resource file, String namespace, boolean areConfigurations) {
      this.file = file;
      this.namespace = namespace;
      this.areConfigurations = areConfigurations;
    }

    @Override
    public void configuration() throws Exception {
      if (areConfigurations) {
        new ModelParser(file, namespace).parseRouteConfigurationsDefinition().ifPresent(this::add);
      }
    }

    private void add(RouteConfigurationsDefinition found) {
      CamelContextAware.trySetCamelContext(found, getContext());
      found.getRouteConfigurations().forEach(getRouteConfigurationCollection()::routeConfiguration);
    }

    @Override
    public void configure() throws Exception {
      if (!areConfigurations) {
        new ModelParser(file, namespace)
            .parseRoutesDefinition()
            .ifPresent(routes -> routes.getRoutes().forEach(getRouteCollection()::route));
      }
    }
  }
}
