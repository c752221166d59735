package network.thehigherself.sync.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake that the start-up check knows, with its file and line. */
class StartUpCheckTest extends CamelTestSupport {
  private static final String DOORS =
      """
      - route:
          id: %s.from_notion
          group: %s
          from:
            uri: direct:%s.a
            steps:
              - to: { uri: "%s" }
      - route:
          id: %s.from_supabase
          group: %s
          from:
            uri: direct:%s.b
            steps:
              - to: { uri: "direct:%s.a" }
      """;

  private static final String TRANSFORM =
      """
      - route:
          id: tasks.transform
          group: tasks
          routeConfigurationId: steps
          from:
            uri: direct:tasks.transform
            steps:
              - log: { message: a page }
      """;

  @TempDir private static Path emptyHome;

  @Override
  public void configureContext(CamelContextConfiguration camelContextConfiguration) {
    super.configureContext(camelContextConfiguration);
    testConfiguration().withUseRouteBuilder(false);
  }

  private static String doors(String database, String to) {
    return DOORS.formatted(
        database, database, database, to, database, database, database, database);
  }

  private List<String> faults(String... files) throws Exception {
    context.setSourceLocationEnabled(true);
    context.setAutoStartup(false);
    for (int n = 0; n < files.length; n++) {
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(
              ResourceHelper.fromBytes(
                  "routes/file" + n + (files[n].startsWith("<") ? ".camel.xml" : ".camel.yaml"),
                  files[n].getBytes(StandardCharsets.UTF_8)));
    }
    return StartUpCheck.faults(
        context.getRouteDefinitions(), context.getRouteConfigurationDefinitions(), mappings());
  }

  private static String[] doorsOfAllBut(String database) {
    return mappings().stream()
        .map(Mapping::database)
        .filter(name -> !name.equals(database))
        .map(name -> doors(name, "log:a"))
        .toArray(String[]::new);
  }

  private static List<Mapping> mappings() {
    return Mappings.load(MappingFiles.find(emptyHome)).all();
  }

  @Test
  void findsNothingWhereRoutesAndMappingsBelongTogether() throws Exception {
    assertThat(faults(doorsOfAllBut("nothing"))).isEmpty();
  }

  @Test
  void namesTheMappingThatHasNoRoute() throws Exception {
    assertThat(faults(doorsOfAllBut("contacts_profiles")))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("classpath:mappings/contacts_profiles.yaml:")
        .contains("contacts_profiles.from_notion");
  }

  @Test
  void namesTheRouteWhoseGroupHasNoMapping() throws Exception {
    assertThat(faults(doors("invoices", "log:a")))
        .filteredOn(fault -> fault.contains("no mappings/invoices.yaml"))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("routes/file0.camel.yaml:");
  }

  @Test
  void namesTheRouteWhoseIdDoesNotStartWithItsGroup() throws Exception {
    String misnamed =
        doors("tasks", "log:a").replace("id: tasks.from_notion", "id: todo.from_notion");
    assertThat(faults(misnamed))
        .anyMatch(
            fault ->
                fault.startsWith("routes/file0.camel.yaml:")
                    && fault.contains("todo.from_notion")
                    && fault.contains("write tasks.from_notion"));
  }

  @Test
  void namesTheTargetThatNoRouteReadsAlsoInXml() throws Exception {
    String xml =
        """
        <routes>
          <route id="extra">
            <from uri="direct:extra"/>
            <to uri="direct:nowhere"/>
          </route>
        </routes>
        """;
    assertThat(faults(doors("tasks", "direct:gone"), xml))
        .anyMatch(
            fault ->
                fault.startsWith("routes/file0.camel.yaml:7:") && fault.contains("direct:gone"))
        .anyMatch(
            fault ->
                fault.startsWith("routes/file1.camel.xml:4:") && fault.contains("direct:nowhere"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wireTap: { uri: \"direct:gone\" }",
        "toD: { uri: \"direct:gone\" }",
        "enrich: { expression: { constant: { expression: \"direct:gone\" } } }",
        "recipientList: { expression: { constant: { expression: \"direct:gone\" } } }"
      })
  void namesTheTargetWhateverStepSendsToIt(String step) throws Exception {
    String doors = doors("tasks", "log:a").replace("to: { uri: \"log:a\" }", step);
    assertThat(faults(doors))
        .anyMatch(
            fault -> fault.startsWith("routes/file0.camel.yaml:") && fault.contains("direct:gone"));
  }

  @Test
  void namesTheDeadLetterRouteThatIsMissing() throws Exception {
    String configuration =
        """
        - routeConfiguration:
            id: careless
            errorHandler:
              deadLetterChannel: { deadLetterUri: "direct:gone" }
        """;
    assertThat(faults(doors("tasks", "log:a"), configuration))
        .anyMatch(
            fault ->
                fault.startsWith("routes/file1.camel.yaml:")
                    && fault.contains("route configuration careless sends to direct:gone"));
  }

  @Test
  void namesTheRouteThatHasNoId() throws Exception {
    assertThat(faults(doors("tasks", "log:a").replaceFirst("    id: .*\n", "")))
        .anyMatch(
            fault -> fault.startsWith("routes/file0.camel.yaml:") && fault.contains("has no id"));
  }

  @Test
  void findsNothingWrongWithARouteThatPagesPass() throws Exception {
    String[] files = doorsOfAllBut("tasks");
    assertThat(faults(concat(files, doors("tasks", "log:a") + TRANSFORM))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id: tasks.transform",
        "group: tasks",
        "routeConfigurationId: steps",
        "uri: direct:tasks.transform"
      })
  void namesTheRouteThatPagesWouldPassInVain(String line) throws Exception {
    String value = line.substring(line.indexOf(' ') + 1);
    String wrong = TRANSFORM.replaceFirst(line, line.replace(value, value + "s"));
    String[] files = doorsOfAllBut("tasks");
    assertThat(faults(concat(files, doors("tasks", "log:a") + wrong)))
        .anyMatch(
            fault ->
                fault.startsWith("routes/file15.camel.yaml:")
                    && fault.contains("the route that pages of tasks pass needs id"));
  }

  private static String[] concat(String[] files, String file) {
    return Stream.concat(Stream.of(files), Stream.of(file)).toArray(String[]::new);
  }
}
