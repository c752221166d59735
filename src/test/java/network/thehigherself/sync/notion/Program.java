package network.thehigherself.sync.notion;

import java.time.Duration;
import java.util.Map;
import network.thehigherself.sync.sandbox.Sandbox;
import org.apache.camel.main.Main;

/** The routes to Notion, started as the program starts them. */
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Main main = new Main();

  /**
   * @param baseUrl where Notion, or what stands for it, listens
   * @param settings what differs from the settings that ship
   */
  Program(String baseUrl, Map<String, String> settings) {
    this(baseUrl, TOKEN, PATIENCE, settings);
  }

  /** The routes to a sandbox. */
  Program(Sandbox sandbox) {
    this(sandbox.baseUrl(), sandbox.token(), PATIENCE, Map.of());
  }

  /** The routes to a server, and how long one answer may take. */
  Program(String baseUrl, Duration answerDeadline, Map<String, String> settings) {
    this(baseUrl, TOKEN, answerDeadline, settings);
  }

  private Program(
      String baseUrl, String token, Duration answerDeadline, Map<String, String> settings) {
    main.setPropertyPlaceholderLocations("classpath:application.properties");
    main.configure().setRoutesIncludePattern("file:routes/shared/call-notion.camel.yaml");
    main.configure().addConfiguration(new NotionBeans(token, answerDeadline));
    main.addOverrideProperty("notion.base-url", baseUrl);
    main.addOverrideProperty("notion.requests-per-second", "0");
    main.addOverrideProperty("notion.retry-delay", "10");
    main.addOverrideProperty("camel.main.shutdown-timeout", "20");
    // Nothing here has a schedule, and its threads take half a second to stop.
    main.addOverrideProperty("camel.component.quartz.enabled", "false");
    settings.forEach(main::addOverrideProperty);
    main.start();
  }

  static final String TOKEN = "ntn_4fb1cd9bd0ac4e1ea0a1c1b9e7a3";

  Notion notion() {
    return main.lookupByType(Notion.class).get("notion");
  }

  Budget budget() {
    return main.lookupByType(Budget.class).get("notionBudget");
  }

  Requests requests() {
    return main.lookupByType(Requests.class).get("notionRequests");
  }

  Main main() {
    return main;
  }

  @Override
  public void close() {
    main.stop();
  }
}
