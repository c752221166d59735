package network.thehigherself.sync.notion;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import network.thehigherself.sync.property.Json;
import org.apache.camel.Exchange;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves for Notion, what comes back, and what nobody gets to see. */
class CallNotionTest {
  static Fake fake;
  static Program program;
  static StringWriter log = new StringWriter();
  static String startLog;

  @BeforeAll
  static void start() {
    listen();
    fake = new Fake();
    program = new Program(fake.url(), Map.of("notion.retries", "1"));
    startLog = log.toString();
  }

  @AfterAll
  static void stop() {
    program.close();
    fake.close();
    Configurator.reconfigure();
  }

  @BeforeEach
  void reset() {
    fake.reset();
  }

  @Test
  void startsWithoutAWarning() {
    assertThat(startLog).contains("Apache Camel").doesNotContain(" WARN ");
  }

  @Test
  void saysWhoWeAre() {
    assertThat(program.notion().me().id()).isEqualTo("7775f3a3-893f-43fa-b625-460c61094c78");
  }

  @Test
  void onlyTheHeadersThatNotionNeedsLeave() throws Exception {
    fake.pagesAnswer(okJson(Fake.PAGE).withHeader("Set-Cookie", "__cf_bm=1; path=/"));
    for (int i = 0; i < 2; i++) {
      program
          .main()
          .getCamelTemplate()
          .request(
              "direct:call-notion",
              exchange -> {
                exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "PATCH");
                exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/v1/pages/" + Fake.PAGE_ID);
                exchange.getMessage().setHeader(Exchange.HTTP_URI, "http://localhost:1/elsewhere");
                exchange.getMessage().setHeader("CamelSqlQuery", "select 1");
                exchange.getMessage().setHeader("triggerName", "from_notion");
                exchange.getMessage().setBody(Json.MAPPER.createObjectNode());
              });
    }
    LoggedRequest request = fake.requests().get(1);
    assertThat(request.getHeaders().keys())
        .containsExactlyInAnyOrder(
            "Authorization",
            "Notion-Version",
            "Content-Type",
            "User-Agent",
            "Host",
            "Connection",
            "Content-Length",
            "Accept-Encoding");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + Program.TOKEN);
    assertThat(request.getHeader("Notion-Version")).isEqualTo("2025-09-03");
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void everyAttemptSendsTheSame() {
    fake.queriesAnswer(
        Fake.error(500, "internal_server_error"),
        okJson("{\"object\":\"list\",\"results\":[],\"has_more\":false}"));
    JsonNode body = Json.MAPPER.createObjectNode().putNull("ü");
    program.notion().call("POST", "/v1/data_sources/x/query", "a=%2Fb", body);
    List<LoggedRequest> requests = fake.requests();
    assertThat(requests)
        .hasSize(2)
        .extracting(LoggedRequest::getBodyAsString)
        .containsOnly("{\"ü\":null}");
    assertThat(requests)
        .extracting(LoggedRequest::getUrl)
        .containsOnly("/v1/data_sources/x/query?a=%2Fb");
  }

  @Test
  void anAnswerCarriesNotionsTime() {
    fake.pagesAnswer(okJson(Fake.PAGE).withHeader("Date", "Tue, 15 Nov 2022 08:12:31 GMT"));
    Answer answer = program.notion().call("GET", "/v1/pages/x", null, null);
    assertThat(answer.answeredAt()).isEqualTo(Instant.parse("2022-11-15T08:12:31Z"));
  }

  @Test
  void numbersStayExact() {
    fake.pagesAnswer(okJson("{\"object\":\"page\",\"id\":\"x\",\"n\":0.1000000000000000000001}"));
    assertThat(program.notion().call("GET", "/v1/pages/x", null, null).json().get("n").toString())
        .isEqualTo("0.1000000000000000000001");
  }

  @Test
  void numbersLeaveWithoutAnExponent() {
    fake.pagesAnswer(okJson(Fake.PAGE));
    JsonNode body = Json.MAPPER.createObjectNode().put("n", new BigDecimal("1E+3"));
    program.notion().update(Fake.PAGE_ID, body);
    assertThat(fake.requests().get(0).getBodyAsString()).isEqualTo("{\"n\":1000}");
  }

  @Test
  void anEncodedPropertyIdArrivesAsItIs() {
    fake.pagesAnswer(okJson("{\"object\":\"property_item\",\"type\":\"number\",\"number\":1}"));
    program.notion().propertyItems("x", "notion%3A%2F%2Ftasks%2F%25");
    assertThat(fake.requests().get(0).getUrl())
        .isEqualTo("/v1/pages/x/properties/notion%3A%2F%2Ftasks%2F%25?page_size=100");
  }

  @Test
  void theTokenIsNeitherLoggedNorShown() throws Exception {
    fake.pagesAnswer(Fake.error(401, "unauthorized"));
    Throwable error = catchThrowable(() -> program.notion().page(Fake.PAGE_ID));
    assertThat(error).hasMessageContaining("NOTION_API_TOKEN");
    fake.pagesAnswer(Fake.error(409, "conflict_error"));
    assertThat(catchThrowable(() -> program.notion().page(Fake.PAGE_ID))).isNotNull();

    assertThat(shown()).contains("send-to-notion.http").doesNotContain(Program.TOKEN);
    assertThat(log.toString())
        .contains("409 conflict_error")
        .doesNotContain(Program.TOKEN)
        .doesNotContain("Jane");
  }

  /** Everything that JMX tells. */
  private static String shown() throws Exception {
    List<String> shown = new ArrayList<>();
    MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName name : jmx.queryNames(new ObjectName("org.apache.camel:*"), null)) {
      shown.add(name.toString());
      for (MBeanAttributeInfo attribute : jmx.getMBeanInfo(name).getAttributes()) {
        try {
          shown.add(String.valueOf(jmx.getAttribute(name, attribute.getName())));
        } catch (javax.management.JMException
            | javax.management.RuntimeMBeanException notReadable) {
          shown.add(attribute.getName() + " cannot be read");
        }
      }
    }
    shown.add(
        program
            .main()
            .getCamelContext()
            .getCamelContextExtension()
            .getContextPlugin(ManagedCamelContext.class)
            .getManagedCamelContext()
            .dumpRoutesAsXml(true));
    return String.join("\n", shown);
  }

  private static void listen() {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    WriterAppender appender =
        WriterAppender.createAppender(
            PatternLayout.newBuilder().setPattern("%c %p %m%n%xEx").build(),
            null,
            log,
            "log",
            false,
            true);
    appender.start();
    LoggerConfig root = context.getConfiguration().getRootLogger();
    List.copyOf(root.getAppenders().keySet()).forEach(root::removeAppender);
    root.addAppender(appender, Level.DEBUG, null);
    Configurator.setRootLevel(Level.DEBUG);
    // The one place that writes down what goes over the wire; the log's settings pin it to INFO.
    Configurator.setLevel("org.apache.hc.client5.http", Level.INFO);
    Configurator.setLevel("org.eclipse.jetty", Level.INFO);
    Configurator.setLevel("wiremock", Level.INFO);
  }
}
