package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import network.thehigherself.sync.browser.Browser;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Settings;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;

/** The console's page in a real browser, before a program that serves. */
class ConsolePageTest {
  private static final String EVERY_SECOND = "* * * * * ?";
  private static final String TOKEN = "a-token-of-the-console";
  private static final String CONTACTS = "contacts_profiles";
  private static final double NOTICEABLE_SHIFT = 0.05;

  @TempDir private static Path home;

  private static Pair pair;
  private static Engine service;
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = Browser.start();
    Pair.changeMapping(home, CONTACTS, "policy: newest", "policy: manual");
    pair = Pair.ofSamples(home);
    pair.environment()
        .putAll(
            Map.of(
                "POLL_NOTION",
                EVERY_SECOND,
                "POLL_SUPABASE",
                EVERY_SECOND,
                "OWED_PAUSE",
                "PT1H",
                "CONSOLE_TOKEN",
                TOKEN,
                "CONSOLE_SHOW_VALUES",
                "true"));
    service = Engine.start(Settings.load(pair.environment()), Engine.Purpose.SERVE);
    logIn();
    soon("the first sync", () -> pair.count("sync.cursor where last_pass_at is not null") == 6);
  }

  private static void logIn() {
    browser.open(service.console().orElseThrow().address().toString());
    soon("the login", () -> browser.find("#token").isDisplayed());
    assertThat(browser.hindrances()).isEmpty();
    browser.screenshot("console-login");
    type(TOKEN + Keys.ENTER);
    sees("h1", "Databases");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (service != null) {
      service.close();
      pair.close();
    }
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static void soon(String what, Callable<Boolean> condition) {
    await(what)
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .until(condition);
  }

  private static void at(String part) {
    browser.open("about:blank");
    browser.open(service.console().orElseThrow().address() + "console/#/" + part);
    sees("h1", "");
  }

  private static void sees(String selector, String text) {
    soon(
        selector + " with " + text,
        () -> browser.all(selector).stream().anyMatch(one -> one.getText().contains(text)));
  }

  private static void seesNo(String selector) {
    soon("no " + selector, () -> browser.all(selector).isEmpty());
  }

  /** By the name that a screen reader says; it begins so. */
  private static void click(String name) {
    soon(
        "button " + name,
        () -> {
          for (var button : browser.all("button")) {
            if (button.isDisplayed() && button.getAccessibleName().startsWith(name)) {
              button.click();
              return true;
            }
          }
          return false;
        });
  }

  private static void type(CharSequence keys) {
    browser.driver().switchTo().activeElement().sendKeys(keys);
  }

  private static Object asks(String script) {
    return browser.driver().executeScript(script);
  }

  @Test
  void anEditIsSeenWithoutAReload() {
    at("database/tasks");
    asks("window.sameAsBefore = true");

    pair.maya.edit(pair.task("Print labels in two languages"), "Notes", "seen live");

    sees(".changes tr", "seen live");
    assertThat(asks("return window.sameAsBefore")).isEqualTo(true);
    browser.screenshot("console-edit");
  }

  @Test
  void aConflictIsResolved() {
    String page = pair.page(CONTACTS, "Full Name", "Amara Okafor");
    at("database/" + CONTACTS);
    click("Pause From Notion");
    click("Pause From Supabase");
    sees(".door-card:first-child .state", "paused");
    sees(".door-card:last-child .state", "paused");
    pair.update(CONTACTS, pair.key(page), "job_title", "'Owner'");
    pair.maya.edit(page, "Job Title", "Founder");
    click("Resume From Notion");
    click("Resume From Supabase");
    sees(".problem", "Founder");
    browser.screenshot("console-conflict");

    click("Take Supabase");

    seesNo(".problem");
    soon("the winner in Notion", () -> "Owner".equals(pair.value(page, "Job Title")));
  }

  @Test
  void aDeadLetterIsRetriedAndNoneIsDroppedWithoutAQuestion() {
    String page = pair.task("Print labels in two languages");
    pair.sandbox.faults().add(Fault.error(403).on("PATCH", "/v1/pages/*").times(1));
    pair.update("tasks", pair.key(page), "description", "'refused once'");
    at("database/tasks");
    sees(".problem", "403");
    browser.screenshot("console-dead-letter");

    click("Drop letter");
    sees("dialog", "Give this record up?");
    type(Keys.ESCAPE);
    sees(".problem", "403");
    click("Retry letter");

    seesNo(".problem");
    assertThat(pair.value(page, "Description")).isEqualTo("refused once");
  }

  @Test
  void aDoorIsPausedWhileTheDatabaseIsRunAndResumed() {
    String page = pair.sandbox.pages().ids("business_entities").get(0);
    at("database/business_entities");
    click("Pause From Notion");
    sees(".door-card:first-child .state", "paused");
    pair.maya.edit(page, "Name", "Renamed while paused");
    click("Run now");
    soon(
        "the run",
        () -> pair.count("sync.run where command = 'run now' and ended_at is not null") == 1);
    assertThat(pair.cell("business_entities", pair.key(page), "name")).doesNotContain("paused");

    click("Resume From Notion");
    sees(".changes tr", "Renamed while paused");
  }

  @Test
  void aRunIsUndone() {
    UUID key = pair.key(pair.task("Order the frames"));
    String before = pair.cell("tasks", key, "notes");
    pair.maya.edit(pair.pageOf(key), "Notes", "a mistake");
    soon("the edit", () -> "a mistake".equals(pair.cell("tasks", key, "notes")));
    at("database/tasks");
    sees(".changes tr", "a mistake");
    browser.find(".changes tbody tr td:last-child a").click();
    sees("h1", "Run of");

    click("Undo");
    sees("dialog", "1 record goes back");
    browser.screenshot("console-undo");
    click("Undo it");

    sees(".headline", "Undone by");
    soon("what it was", () -> Objects.equals(before, pair.cell("tasks", key, "notes")));
  }

  @Test
  void aPassThatTakesTimeSaysHowFarItHasCome() {
    String page = pair.task("Order the frames");
    at("");
    pair.sandbox.faults().add(Fault.hang(Duration.ofSeconds(6)).on("PATCH", "/v1/pages/" + page));
    pair.update("tasks", pair.key(page), "description", "'waits for Notion'");

    sees("tr[data-key=tasks] td:nth-child(3) .lag", "1 read");
    browser.screenshot("console-pass");
    sees("tr[data-key=tasks] td:nth-child(3) .lag", "ago");
    soon("the edit", () -> "waits for Notion".equals(pair.value(page, "Description")));
  }

  @Test
  void theKeyboardLeadsPastTheNavigationAndThroughIt() {
    at("");
    type(Keys.TAB);
    assertThat(browser.driver().switchTo().activeElement().getText())
        .isEqualTo("Skip to the content");
    type(Keys.ENTER);
    assertThat(asks("return document.activeElement.id")).isEqualTo("page");
    type(Keys.TAB);
    type(Keys.ENTER);
    sees(".crumbs", "Databases");
  }

  @Test
  void everybodyCanUseEveryPartInBothThemesAndOnANarrowScreen() {
    String run =
        pair.sql.sql("select run::text from sync.history limit 1").query(String.class).single();
    for (String part : List.of("", "database/" + CONTACTS, "runs", "run/" + run)) {
      at(part);
      isUsable("light", part);
      browser.dark();
      isUsable("dark", part);
      browser.light();
      browser.resize(400, 900);
      assertThat((long) asks("return document.documentElement.scrollWidth")).isEqualTo(400);
      keep("narrow", part);
      browser.resize(1400, 900);
    }
  }

  private static void isUsable(String how, String part) {
    assertThat(browser.hindrances()).as(how + " " + part).isEmpty();
    keep(how, part);
  }

  private static void keep(String how, String part) {
    String name = part.isEmpty() ? "databases" : part.replaceAll("/.*", "");
    browser.screenshot("console-" + how + "-" + name);
  }

  @Test
  void nothingJumpsWhileItIsKeptUpToDate() {
    at("");
    asks(
        """
        window.shift = 0; window.polls = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value))
          .observe({type: 'layout-shift', buffered: true});
        new PerformanceObserver(list => polls += list.getEntries().length).observe({type: 'resource'});""");
    soon("two polls", () -> (long) asks("return polls") >= 2);
    pair.sandbox
        .faults()
        .add(Fault.hang(Duration.ofSeconds(4)).on("POST", "/v1/data_sources/*/query").times(4));
    sees(".lag", " read, ");
    pair.sandbox.faults().clear();
    soon(
        "all passes at their end",
        () -> browser.all(".lag").stream().noneMatch(lag -> lag.getText().contains(" read, ")));
    assertThat(((Number) asks("return shift")).doubleValue()).isLessThan(NOTICEABLE_SHIFT);
  }
}
