package network.thehigherself.sync.notion;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;

/** A server that answers what a test wants, in place of Notion. */
final class Fake implements AutoCloseable {
  static final String PAGE_ID = "393abc1e-edcd-81f5-ae94-ec2d55fe98ed";
  static final String PAGE = "{\"object\":\"page\",\"id\":\"" + PAGE_ID + "\",\"properties\":{}}";
  static final String ME =
      "{\"object\":\"user\",\"id\":\"7775f3a3893f43fab625460c61094c78\",\"type\":\"bot\"}";

  final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().containerThreads(20));

  Fake() {
    server.start();
  }

  String url() {
    return server.baseUrl();
  }

  /** Forgets what it was taught and asked; {@code GET /v1/users/me} works. */
  void reset() {
    server.resetAll();
    server.stubFor(get(urlPathEqualTo("/v1/users/me")).willReturn(okJson(ME)));
  }

  /** Whatever is asked of pages is answered like this. */
  void pagesAnswer(ResponseDefinitionBuilder answer) {
    server.stubFor(any(urlPathMatching("/v1/pages.*")).willReturn(answer));
  }

  /** Everything is answered like this. */
  void everythingAnswers(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  /** The first request for pages is answered like this, the others with a page. */
  void pagesAnswerFirst(ResponseDefinitionBuilder answer) {
    server.stubFor(
        any(urlPathMatching("/v1/pages.*"))
            .inScenario("first")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("then")
            .willReturn(answer));
    server.stubFor(
        any(urlPathMatching("/v1/pages.*"))
            .inScenario("first")
            .whenScenarioStateIs("then")
            .willReturn(okJson(PAGE)));
  }

  /** Queries are answered like this, one after the other; the last one for ever. */
  void queriesAnswer(ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      server.stubFor(
          post(urlPathMatching("/v1/data_sources/.*/query"))
              .inScenario("queries")
              .whenScenarioStateIs(state(i))
              .willSetStateTo(state(Math.min(i + 1, answers.length - 1)))
              .willReturn(answers[i]));
    }
  }

  private static String state(int answered) {
    return answered == 0 ? Scenario.STARTED : "after " + answered;
  }

  /** Every request for pages so far, in order. */
  List<LoggedRequest> pageRequests() {
    return requests().stream().filter(request -> request.getUrl().startsWith("/v1/pages")).toList();
  }

  List<LoggedRequest> requests() {
    return server.findAll(anyRequestedFor(anyUrl()));
  }

  /** An error in Notion's shape. */
  static ResponseDefinitionBuilder error(int status, String code) {
    return error(status, code, "{}");
  }

  static ResponseDefinitionBuilder error(int status, String code, String additionalData) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(
            """
            {"object":"error","status":%d,"code":"%s","message":"Words about Jane Doe.",
             "request_id":"d7a11923-e694-4dea-9924-468fe422c571","additional_data":%s}
            """
                .formatted(status, code, additionalData));
  }

  @Override
  public void close() {
    server.stop();
  }
}
