package network.thehigherself.sync.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import network.thehigherself.sync.browser.Browser;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput;

/** The page of the shipped mappings, opened from a file as a person opens it. */
class PageInBrowserTest {
  @TempDir static Path folder;

  private static Browser browser;
  private static String address;

  @BeforeAll
  static void write() throws IOException {
    browser = Browser.start();
    Path file = folder.resolve("database.html");
    Files.writeString(
        file, new Page(Mappings.load(MappingFiles.find(folder)), Optional.empty()).alone());
    address = file.toUri().toString();
  }

  @AfterAll
  static void quit() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.resize(1400, 900);
    browser.light();
    browser.open(address);
  }

  @AfterEach
  void nothingIsAskedOfTheNetworkAndNothingIsWrong() {
    assertThat(browser.requests()).isNotEmpty().allMatch(address -> address.startsWith("file:"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void everyDatabaseAndEveryRelationIsThereAndNoBoxHidesAnother() {
    List<Rectangle> boxes = browser.all(".box .card").stream().map(WebElement::getRect).toList();

    assertThat(boxes).hasSize(16);
    assertThat(browser.all(".relation .curve")).hasSize(48);
    assertThat(browser.all(".panel .heading"))
        .extracting(WebElement::getText)
        .containsExactly("Core", "Agent and support");
    for (Rectangle one : boxes) {
      assertThat(boxes)
          .filteredOn(other -> !other.equals(one))
          .noneMatch(other -> overlap(one, other));
    }
    browser.screenshot("diagram");
  }

  private static boolean overlap(Rectangle one, Rectangle other) {
    return one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height;
  }

  @Test
  void aClickIsolatesADatabaseWithItsNeighboursTheNextShowsItsFieldsAndEscapeLeadsBack() {
    box("contacts_profiles").click();

    assertThat(shown())
        .containsExactlyInAnyOrder(
            "contacts_profiles",
            "business_entities",
            "community_members",
            "feedback_surveys",
            "workflow_instances");
    assertThat(details())
        .contains(
            "All people known",
            "Business Entity → Business Entities Registry",
            "Community Hub → Contact Profile",
            "many to one, column business_entity_id");
    browser.screenshot("diagram-isolated");

    box("contacts_profiles").click();
    assertThat(browser.all("#details tbody tr")).hasSize(20);
    assertThat(details()).contains("Full Name", "full_name", "rich_text", "jsonb");
    browser.screenshot("diagram-fields");

    press(Keys.ESCAPE);
    assertThat(details()).contains("Is referred to by");
    press(Keys.ESCAPE);
    assertThat(browser.find("#details").isDisplayed()).isFalse();
    assertThat(shown()).hasSize(16);
  }

  @Test
  void aClickOnTheGroundShowsAllAgain() {
    box("tasks").click();
    new Actions(browser.driver()).moveToLocation(20, 800).click().perform();

    assertThat(shown()).hasSize(16);
  }

  @Test
  void theSearchFindsDatabasesPropertiesAndColumns() {
    press("/");
    press("postal_code");
    assertThat(browser.find("#found").getText()).contains("Postal Code", "Contacts & Profiles");
    assertThat(shown()).containsExactly("contacts_profiles");
    browser.screenshot("diagram-search");
    press(Keys.ENTER);

    assertThat(browser.find("#details tr.found").getText()).contains("Postal Code");
    press(Keys.ESCAPE, Keys.ESCAPE, "/");
    press("no such thing");
    assertThat(browser.find("#found").isDisplayed()).isFalse();
    assertThat(browser.find("#said").getDomProperty("textContent")).isEqualTo("Nothing found");
    press(Keys.ESCAPE);
    assertThat(shown()).hasSize(16);
  }

  @Test
  void theKeyboardReachesEveryBoxAndOpensIt() {
    press(Keys.TAB);
    while (focused().getDomAttribute("data-name") == null) {
      press(Keys.TAB);
    }
    String first = focused().getDomAttribute("data-name");
    press(Keys.ARROW_DOWN, Keys.ARROW_RIGHT);
    assertThat(focused().getDomAttribute("data-name"))
        .isNotEqualTo(first)
        .isEqualTo("business_entities");

    press(Keys.ENTER, Keys.ENTER);
    assertThat(focused().getTagName()).isEqualTo("h2");
    press(Keys.ESCAPE);
    assertThat(focused().getDomAttribute("data-name")).isEqualTo("business_entities");
  }

  @Test
  void aBoxIsDraggedWithItsLinesTheGroundIsPannedAndTheWheelZooms() {
    Rectangle before = box("tasks").getRect();
    String way = line("tasks.related_business_entity").getDomAttribute("d");
    new Actions(browser.driver()).dragAndDropBy(box("tasks"), 80, 30).perform();

    Rectangle dragged = box("tasks").getRect();
    assertThat(dragged.x - before.x).isBetween(78, 82);
    assertThat(line("tasks.related_business_entity").getDomAttribute("d")).isNotEqualTo(way);
    assertThat(shown()).as("a drag is no click").hasSize(16);

    new Actions(browser.driver())
        .moveToLocation(20, 800)
        .clickAndHold()
        .moveByOffset(40, -50)
        .release()
        .perform();
    assertThat(box("tasks").getRect().y - dragged.y).isEqualTo(-50);
    WheelInput.ScrollOrigin middle = WheelInput.ScrollOrigin.fromViewport(700, 450);
    new Actions(browser.driver()).scrollFromOrigin(middle, 0, -300).perform();
    assertThat(box("tasks").getRect().width).isGreaterThan(before.width);

    browser.find("#whole").click();
    assertThat(box("tasks").getRect()).isEqualTo(before);
  }

  @Test
  void whatThePointerIsOnIsExplained() {
    new Actions(browser.driver()).moveToElement(box("agents")).perform();
    assertThat(browser.find("#tip").getText()).contains("Agent Registry", "software agents");
    assertThat(browser.all(".relation.near")).hasSize(12);
    browser.screenshot("diagram-hover");

    WebElement hit =
        browser.find(".relation[data-name='workflow_instances.assigned_agent_id'] .hit");
    Rectangle line = hit.getRect();
    new Actions(browser.driver())
        .moveToLocation(line.x + line.width / 2, line.y + line.height / 2)
        .perform();
    assertThat(browser.find("#tip").getText())
        .contains("Workflow Instances: Assigned Agent → Agent Registry", "many to one");
  }

  @Test
  void nothingHindersAnybodyInLightAndInDark() {
    assertThat(browser.hindrances()).isEmpty();
    browser.dark();
    assertThat(browser.hindrances()).isEmpty();
    browser.screenshot("diagram-dark");

    box("tasks").click();
    assertThat(browser.hindrances()).isEmpty();
    box("tasks").click();
    browser.screenshot("diagram-fields-dark");
    browser.light();
    assertThat(browser.hindrances()).isEmpty();
  }

  @Test
  void onANarrowScreenTheDetailsAreAtTheBottomAndNothingIsWiderThanIt() {
    browser.resize(390, 800);
    browser.open(address);
    browser.screenshot("diagram-narrow");
    box("tasks").click();

    assertThat(browser.find("#details").getRect().width).isEqualTo(390);
    assertThat(browser.driver().executeScript("return document.documentElement.scrollWidth"))
        .isEqualTo(390L);
    browser.screenshot("diagram-narrow-isolated");
  }

  private static WebElement box(String name) {
    return browser.find(".box[data-name='" + name + "']");
  }

  private static WebElement line(String name) {
    return browser.find(".relation[data-name='" + name + "'] .curve");
  }

  private static List<String> shown() {
    return browser.all(".box:not(.away)").stream()
        .map(box -> box.getDomAttribute("data-name"))
        .toList();
  }

  private static String details() {
    return browser.find("#details").getText();
  }

  private static WebElement focused() {
    return browser.driver().switchTo().activeElement();
  }

  private static void press(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(browser.driver()).sendKeys(key).perform();
    }
  }
}
