package network.thehigherself.sync.notion;

import java.util.Map;
import network.thehigherself.sync.sandbox.Sandbox;
import org.apache.camel.main.Main;

/** The routes to Notion, started as the program starts them. */
final class Program implements AutoCloseable {
  private final Main main = new Main();

  /**
   * @param baseUrl where Notion, or what stands for it, listens
   * @param settings what differs from the settings that ship
   */
  Program(String baseUrl, Map<String, String> settings) {
    this(baseUrl, TOKEN, settings);
  }

  /** The routes to a sandbox. */
  Program(Sandbox sandbox) {
    this(sandbox.baseUrl(), sandbox.token(), Map.of());
  }

  private Program(String baseUrl, String token, Map<String, String> settings) {
    main.setPropertyPlaceholderLocations("classpath:application.properties");
    main.configure().setRoutesIncludePattern("file:routes/shared/call-notion.camel.yaml");
    main.configure().addConfiguration(new NotionBeans(token));
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
