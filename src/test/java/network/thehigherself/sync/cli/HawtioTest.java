package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import network.thehigherself.sync.Main;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.jolokia.jvmagent.JvmAgent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Hawtio sees and does through Jolokia's agent, started as {@code deploy/README.md} says. The
 * requests are those of Jolokia's protocol (Jolokia reference manual: "Request/Response").
 */
class HawtioTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern AGENT =
      Pattern.compile("Agent started with URL (http://127\\.0\\.0\\.1:\\d+/jolokia/)");
  private static final String CONTEXT =
      "org.apache.camel:context=higherself-sync,type=context,name=\"higherself-sync\"";
  private static final String ROUTES = "org.apache.camel:context=higherself-sync,type=routes,name=";
  private static final String TASKS = ROUTES + "\"tasks.from_supabase\"";
  private static final String PASSWORD = "pl4nted-password";
  private static final String CONSOLE_TOKEN = "pl4nted-console-token";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static TestSides sides;
  private static Process program;
  private static URI jolokia;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    sides = new TestSides(SandboxOptions.defaults(), home);
    sides.environment.keySet().removeIf(name -> name.matches("NOTION_(?!TASKS).*_DB"));
    sides.environment.remove("CAMEL_MAIN_JMX_ENABLED");
    sides.environment.merge("SUPABASE_DB_URL", "&password=" + PASSWORD, String::concat);
    sides.environment.put("CONSOLE_TOKEN", CONSOLE_TOKEN);
    Path said = home.resolve("said.txt");
    program = launch(said);
    await().atMost(PATIENCE).until(() -> Files.readString(said).contains("Keeping "));
    Matcher agent = AGENT.matcher(Files.readString(said));
    assertThat(agent.find()).as(Files.readString(said)).isTrue();
    jolokia = URI.create(agent.group(1));
  }

  private static Process launch(Path said) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-javaagent:%s=port=0,host=127.0.0.1".formatted(agent()),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run");
    builder.environment().putAll(sides.environment);
    return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }

  private static Path agent() throws Exception {
    return Path.of(JvmAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @AfterAll
  static void stop() {
    program.destroyForcibly();
    sides.close();
  }

  /** The value that Jolokia answers a request with, whose text may stand in a list as well. */
  private static JsonNode ask(JsonNode request) throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(jolokia).POST(BodyPublishers.ofString(request.toString())).build();
    JsonNode answer = Json.MAPPER.readTree(HTTP.send(post, BodyHandlers.ofString()).body());
    assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
    return answer.path("value");
  }

  private static ObjectNode request(String type, String mbean) {
    return Json.MAPPER.createObjectNode().put("type", type).put("mbean", mbean);
  }

  private static JsonNode read(String mbean, String... attributes) throws Exception {
    ObjectNode request = request("read", mbean);
    for (String attribute : attributes) {
      request.withArray("attribute").add(attribute);
    }
    request.putObject("config").put("ignoreErrors", true);
    return ask(request);
  }

  private static JsonNode does(String mbean, String operation, Object... arguments)
      throws Exception {
    ObjectNode request = request("exec", mbean).put("operation", operation);
    request.set("arguments", Json.MAPPER.valueToTree(arguments));
    return ask(request);
  }

  private static String state() throws Exception {
    return read(TASKS, "State").path("State").asText();
  }

  @Test
  void theAgentIsTheOneThatIsWrittenDown() throws Exception {
    assertThat(Files.readString(Path.of("deploy/README.md")))
        .contains("-javaagent:" + agent().getFileName() + "=");
  }

  @Test
  void theRoutesAreThereByNameWithWhatTheyDoAndHowOftenTheyDid() throws Exception {
    assertThat(read(CONTEXT, "CamelId").path("CamelId").asText()).isEqualTo("higherself-sync");
    List<String> routes = new ArrayList<>();
    read(ROUTES + "*", "RouteId", "Description")
        .forEach(
            route -> {
              routes.add(route.path("RouteId").asText());
              assertThat(route.path("Description").asText()).as(routes.toString()).isNotBlank();
            });
    assertThat(routes).contains("tasks.from_notion", "tasks.from_supabase");
    await()
        .atMost(PATIENCE)
        .until(() -> read(TASKS, "ExchangesCompleted").path("ExchangesCompleted").asLong() > 0);
    assertThat(read(TASKS, "ExchangesFailed").path("ExchangesFailed").asLong()).isZero();
  }

  @Test
  void aDoorIsStoppedAndStartedAgain() throws Exception {
    assertThat(state()).isEqualTo("Started");
    does(TASKS, "stop()");
    assertThat(state()).isEqualTo("Stopped");
    does(TASKS, "start()");
    assertThat(state()).isEqualTo("Started");
  }

  @Test
  void noSecretCanBeReadNorIsOneInTheSourceOfARoute() throws Exception {
    String readable = read("*:*") + "" + does(CONTEXT, "dumpRoutesAsXml(boolean)", true);
    assertThat(readable)
        .contains("tasks.from_notion", "java.lang:type=Runtime")
        .contains("direct:query-pages")
        .doesNotContain(sides.sandbox.token(), PASSWORD, CONSOLE_TOKEN);
  }
}
