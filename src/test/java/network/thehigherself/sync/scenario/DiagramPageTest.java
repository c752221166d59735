package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import network.thehigherself.sync.browser.Browser;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The diagram as a page of the console of a running program. */
class DiagramPageTest {
  private static final String NEVER = "0 0 0 1 1 ? 2099";

  @TempDir private Path home;

  @Test
  void everyBoxShowsHowItsDatabaseIs() {
    try (Browser browser = Browser.start();
        Pair pair = Pair.ofSamples(home)) {
      pair.sync();
      Map<String, String> environment = new HashMap<>(pair.environment());
      environment.putAll(Map.of("POLL_NOTION", NEVER, "POLL_SUPABASE", NEVER));
      environment.put("CONSOLE_PORT", "0");
      try (Engine service = Engine.start(Settings.load(environment), Engine.Purpose.SERVE)) {
        browser.open(service.console().orElseThrow().address().resolve("/diagram").toString());

        await().until(() -> browser.find("#live").getText().equals("Live"));
        assertThat(state(browser, "tasks")).startsWith("looked at ").endsWith(" s ago");
        assertThat(state(browser, "agents")).isEqualTo("off");
        browser.find(".box[data-name='tasks']").click();
        assertThat(browser.find("#details .state").getText()).contains("looked at ");
        assertThat(browser.find("#details a").getDomProperty("href"))
            .endsWith("/console/#/database/tasks");
        browser.screenshot("diagram-live");
        assertThat(browser.hindrances()).isEmpty();
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("/icon.svg"));
      }
    }
  }

  private static String state(Browser browser, String database) {
    return browser.find(".box[data-name='" + database + "'] .state").getText();
  }
}
