package network.thehigherself.sync.docs;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Settings;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes that docs/alerts.md shows, as a team would put them into its own folder. */
class AlertsTest {
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static List<String> shown() throws Exception {
    return YAML.matcher(Files.readString(Path.of("docs", "alerts.md")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  /** Puts a route of the team's own in the place of the shipped one. */
  private static void put(Path home, String alerts) throws IOException {
    Path route = home.resolve("routes/shared/alerts.camel.yaml");
    Files.createDirectories(route.getParent());
    Files.writeString(route, alerts);
  }

  /** The program on its schedules, every second, with these databases only. */
  private static Engine serve(TestSides sides, Set<String> databases) {
    sides
        .environment
        .keySet()
        .removeIf(
            id ->
                id.endsWith("_DB")
                    && databases.stream().noneMatch(name -> id.equals("NOTION_" + name + "_DB")));
    sides.environment.putAll(
        Map.of(
            "POLL_NOTION", "* * * * * ?",
            "ALERTS_ENABLED", "true",
            "ALERTS_SCHEDULE", "* * * * * ?"));
    return Engine.start(Settings.load(sides.environment), Engine.Purpose.SERVE);
  }

  @Test
  void theWebhookIsToldWhenTroubleBeginsUntilItTakesItAndOnceWhenItIsOver(@TempDir Path home)
      throws Exception {
    WireMockServer chat = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    chat.start();
    chat.stubFor(
        post(urlEqualTo("/hook"))
            .inScenario("chat")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(serverError())
            .willSetStateTo("up"));
    chat.stubFor(
        post(urlEqualTo("/hook")).inScenario("chat").whenScenarioStateIs("up").willReturn(ok()));
    put(home, shown().get(0).replace("{{env:ALERTS_URL}}", chat.baseUrl() + "/hook"));
    try (TestSides sides = new TestSides(SandboxOptions.defaults(), home)) {
      sides.environment.putAll(Map.of("AWAY_DISTANCE", "PT0.2S", "NOTION_RETRIES", "0"));
      try (Engine service = serve(sides, Set.of("TASKS"))) {
        assertThat(service.console()).isPresent();
        sides.sandbox.faults().add(Fault.error(503).times(0));
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    chat.verify(
                        2,
                        postRequestedFor(urlEqualTo("/hook"))
                            .withHeader("Content-Type", equalTo("application/json"))
                            .withRequestBody(containing("{\"text\":\"everything waits: Notion"))));
        sides.sandbox.faults().clear();
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    chat.verify(
                        1,
                        postRequestedFor(urlEqualTo("/hook"))
                            .withRequestBody(equalTo("{\"text\":\"everything waits: over.\"}"))));
      }
    } finally {
      chat.stop();
    }
  }

  @Test
  void aSentenceThatIsRefusedKeepsNoOtherOneBackAndLetsNoneBeToldTwice(@TempDir Path home)
      throws Exception {
    WireMockServer chat = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    chat.start();
    chat.stubFor(post(urlEqualTo("/hook")).willReturn(ok()));
    chat.stubFor(
        post(urlEqualTo("/hook"))
            .withRequestBody(containing("business_entities"))
            .willReturn(serverError()));
    put(home, shown().get(0).replace("{{env:ALERTS_URL}}", chat.baseUrl() + "/hook"));
    try (TestSides sides = new TestSides(SandboxOptions.defaults(), home)) {
      sides.sandbox.unshare(sides.sandbox.databaseId("business_entities"));
      sides.sandbox.unshare(sides.sandbox.databaseId("tasks"));
      try (Engine service = serve(sides, Set.of("TASKS", "BUSINESS_ENTITIES"))) {
        assertThat(service.console()).isPresent();
        await()
            .atMost(PATIENCE)
            .until(() -> chat.findAll(toldOf("business_entities from_notion")).size() >= 4);

        assertThat(chat.findAll(toldOf("tasks from_notion"))).hasSize(1);
      }
    } finally {
      chat.stop();
    }
  }

  private static RequestPatternBuilder toldOf(String about) {
    return postRequestedFor(urlEqualTo("/hook")).withRequestBody(containing(about));
  }

  @Test
  void aMailIsSentForEachTrouble(@TempDir Path home) throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    mail.start();
    mail.setUser("sync", "a secret");
    // Nobody vouches for the certificate of a server in a test.
    put(
        home,
        shown()
            .get(1)
            .replace("{{env:ALERTS_SMTP_HOST}}:465", "127.0.0.1:" + mail.getSmtps().getPort())
            .replace("{{env:ALERTS_SMTP_USER}}", "sync")
            .replace("{{env:ALERTS_SMTP_PASSWORD}}", "a secret")
            .replace("{{env:ALERTS_FROM}}", "sync@example.org")
            .replace(
                "\"{{env:ALERTS_TO}}\"",
                "team@example.org"
                    + "\n                          mail.smtps.ssl.trust: '*'"
                    + "\n                          mail.smtps.ssl.checkserveridentity: 'false'"));
    try (TestSides sides = new TestSides(SandboxOptions.defaults(), home)) {
      sides.sandbox.unshare(sides.sandbox.databaseId("tasks"));
      try (Engine service = serve(sides, Set.of("TASKS"))) {
        assertThat(service.console()).isPresent();
        assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), 1)).isTrue();
      }
      Message told = mail.getReceivedMessages()[0];
      assertThat(told.getSubject()).startsWith("HigherSelf sync: tasks from_notion: ");
      assertThat(told.getAllRecipients()[0]).hasToString("team@example.org");
      assertThat(told.getContent()).asString().contains("Connections");
    } finally {
      mail.stop();
    }
  }

  @Test
  void everyRouteThatIsShownHasTheIdOfTheShippedOne() throws Exception {
    assertThat(shown()).hasSize(2).allMatch(route -> route.contains("id: shared.alerts"));
  }
}
