package network.thehigherself.sync.cli;

import network.thehigherself.sync.line.RouteFiles;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionBeans;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** The route to Notion alone, for the commands that need neither PostgreSQL nor the line. */
final class NotionOnly implements AutoCloseable {
  private final Main main = new Main();

  private NotionOnly(Settings settings) {
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setInitialProperties(settings.asProperties());
    // Nothing here has a schedule.
    main.addInitialProperty("camel.component.quartz.enabled", "false");
    main.configure()
        .addConfiguration(
            new NotionBeans(
                settings.get("NOTION_API_TOKEN"), settings.duration("notion.answer-deadline")));
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeConfigure(BaseMainSupport starting) {
            starting
                .configure()
                .setRoutesIncludePattern(
                    RouteFiles.find(
                        starting.getCamelContext(), settings.home(), "routes/shared/call-notion"));
          }
        });
  }

  /**
   * Starts it.
   *
   * @throws ConfigurationException where a setting or the route is wrong
   */
  static NotionOnly start(Settings settings) {
    NotionOnly only = new NotionOnly(settings);
    try {
      only.main.start();
      return only;
    } catch (Exception trouble) {
      only.close();
      throw StartTrouble.of(trouble);
    }
  }

  Notion notion() {
    return main.lookupByType(Notion.class).get("notion");
  }

  @Override
  public void close() {
    main.stop();
  }
}
