package network.thehigherself.sync.line;

import org.apache.camel.CamelContextAware;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.dsl.support.RouteBuilderLoaderSupport;
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
      case "routes", "route" -> new XmlRoutes(file, namespace);
      case "routeConfigurations", "routeConfiguration" ->
          new XmlRouteConfigurations(file, namespace);
      default ->
          throw new IllegalArgumentException(
              file.getLocation()
                  + ": <"
                  + root
                  + "> is not read here; write <routes> or <routeConfigurations>");
    };
  }

  private static final class XmlRoutes extends RouteBuilder {
    private final Resource file;
    private final String namespace;

    XmlRoutes(Resource file, String namespace) {
      this.file = file;
      this.namespace = namespace;
    }

    @Override
    public void configure() throws Exception {
      new ModelParser(file, namespace)
          .parseRoutesDefinition()
          .ifPresent(routes -> routes.getRoutes().forEach(getRouteCollection()::route));
    }
  }

  private static final class XmlRouteConfigurations extends RouteConfigurationBuilder {
    private final Resource file;
    private final String namespace;

    XmlRouteConfigurations(Resource file, String namespace) {
      this.file = file;
      this.namespace = namespace;
    }

    @Override
    public void configuration() throws Exception {
      new ModelParser(file, namespace)
          .parseRouteConfigurationsDefinition()
          .ifPresent(
              found -> {
                CamelContextAware.trySetCamelContext(found, getContext());
                found
                    .getRouteConfigurations()
                    .forEach(getRouteConfigurationCollection()::routeConfiguration);
              });
    }

    @Override
    public void configure() {
      // Configurations only; the routes of a file are in its <routes>.
    }
  }
}
