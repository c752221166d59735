package network.thehigherself.sync.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Routes and what they share, written in XML. */
class XmlRoutesLoaderTest {
  private static final String CONFIGURATION =
      """
      <routeConfiguration id="patient">
        <onException>
          <exception>java.lang.IllegalArgumentException</exception>
          <handled><constant>true</constant></handled>
          <setBody><constant>caught</constant></setBody>
        </onException>
      </routeConfiguration>""";

  private static final String ROUTE =
      """
      <routes>
        <route routeConfigurationId="patient">
          <from uri="direct:in"/>
          <throwException exceptionType="java.lang.IllegalArgumentException" message="no"/>
        </route>
      </routes>""";

  private final CamelContext camel = new DefaultCamelContext();
  private final XmlRoutesLoader loader = new XmlRoutesLoader();

  @AfterEach
  void stop() {
    loader.stop();
    camel.stop();
  }

  @Test
  void aConfigurationIsSharedByTheRoutesThatNameIt() throws Exception {
    assertThat(answer(CONFIGURATION)).isEqualTo("caught");
  }

  @Test
  void aFileMayHoldSeveralConfigurations() throws Exception {
    String other = CONFIGURATION.replace("patient", "other").replace("caught", "other");

    assertThat(answer("<routeConfigurations>" + other + CONFIGURATION + "</routeConfigurations>"))
        .isEqualTo("caught");
  }

  @Test
  void anythingElseIsRefusedByName() {
    assertThatThrownBy(() -> load("<beans/>")).hasMessageContaining("<beans> is not read here");
  }

  private String answer(String configuration) throws Exception {
    camel.addRoutesConfigurations((RouteConfigurationsBuilder) load(configuration));
    camel.addRoutes(load(ROUTE));
    camel.start();
    return camel.createProducerTemplate().requestBody("direct:in", "", String.class);
  }

  private RoutesBuilder load(String xml) throws Exception {
    loader.setCamelContext(camel);
    loader.start();
    return loader.loadRoutesBuilder(ResourceHelper.fromString("shared/patient.camel.xml", xml));
  }
}
