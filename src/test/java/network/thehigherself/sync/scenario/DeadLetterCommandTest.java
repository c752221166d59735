package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.cli.Ran;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a dead letter, as a person sees it through the command. */
class DeadLetterCommandTest {
  @TempDir Path home;
  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void samples() {
    pair = Pair.of(SandboxOptions.defaults(), Map.of("OWED_PAUSE", "PT1H"), home);
    pair.sync();
    page = pair.task("Print labels in two languages");
    key = pair.key(page);
    pair.sandbox.faults().add(Fault.error(403).on("PATCH", "/v1/pages/*").times(1));
    pair.update("tasks", key, "notes", "'pl4nted'");
    pair.sync();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private Ran letters(String... arguments) {
    return pair.run("dead-letters", arguments);
  }

  private String id() {
    return pair.sql.sql("select id::text from sync.dead_letter").query(String.class).single();
  }

  private static void says(Ran ran, int exit, String what) {
    ran.says(exit, what);
    assertThat(ran.all()).doesNotContain("pl4nted");
  }

  @Test
  void saysWhatTheSideIsAndTheCauseAndNoValue() throws Exception {
    says(letters("list"), 0, key.toString());
    says(letters("list", "--database", "contacts_profiles"), 0, "No dead letters.");
    says(letters("list", "--limit", "1"), 0, "--after " + id());
    says(letters("show", id()), 0, "refused by    notion, when the page was to be written");

    JsonNode json = Json.MAPPER.readTree(letters("list", "--output", "json").out());
    JsonNode letter = json.path("dead_letters").path(0);
    assertThat(letter.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "database",
            "key",
            "page_id",
            "side",
            "stage",
            "reason",
            "attempts",
            "next_try",
            "at",
            "payload");
    assertThat(letter.path("page_id").asText()).isEqualTo(page);
    assertThat(letter.at("/payload/fields/0").asText()).isEqualTo("notes");
    assertThat(letters("show", id(), "--output", "json").out()).contains("\"request_id\"");
  }

  @Test
  void isTriedAgainAtOnceWhenAPersonAsksForIt() {
    pair.sync();
    assertThat(pair.value(page, "Notes")).as("it waits for its hour").isNotEqualTo("pl4nted");

    says(letters("retry", id()), 0, "1 record is due now. The next pass tries it");

    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(page, "Notes")).isEqualTo("pl4nted");
    says(letters("list"), 0, "No dead letters.");
    says(letters("retry", "--all"), 0, "0 records are due now");
  }

  @Test
  void isTriedAgainAtOnceWhenItsRowChanges() {
    pair.update("tasks", key, "notes", "'better'");

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.value(page, "Notes")).isEqualTo("better");
    assertThat(pair.count("sync.dead_letter")).isZero();
  }

  @Test
  void isTriedAgainAtOnceWhenItsPageChanges() {
    pair.maya.edit(page, "Description", "moved");

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.value(page, "Notes")).isEqualTo("pl4nted");
    assertThat(pair.cell("tasks", key, "description")).isEqualTo("moved");
    assertThat(pair.count("sync.dead_letter")).isZero();
  }

  @Test
  void countsWhatFailsAgainAndIsOpenedAnewOnceItHadArrived() {
    String first = id();
    pair.sandbox.faults().add(Fault.error(403).on("PATCH", "/v1/pages/*").times(1));
    letters("retry", first);
    pair.sync();
    says(letters("show", first), 0, "attempts      2");
    letters("retry", first);
    pair.sync();
    says(letters("show", first), 2, "there is no dead letter " + first);

    pair.sandbox.faults().add(Fault.error(403).on("PATCH", "/v1/pages/*").times(0));
    pair.update("tasks", key, "notes", "'again'");
    pair.sync();

    assertThat(id()).isNotEqualTo(first);
  }

  @Test
  void isGivenUpUntilItsRecordChanges() {
    says(letters("drop", id()), 0, "record " + key);

    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(page, "Notes")).isNotEqualTo("pl4nted");
    assertThat(pair.count("sync.owed")).isZero();

    pair.update("tasks", key, "priority", "'High'");
    pair.sync();
    assertThat(pair.value(page, "Notes")).isEqualTo("pl4nted");
  }

  @Test
  void mistakesEndWithTwo() {
    says(letters("show", "999"), 2, "there is no dead letter 999");
    says(letters("drop", "999"), 2, "there is no dead letter 999");
    says(letters("retry", "999"), 2, "there is no dead letter 999");
    says(letters("retry"), 2, "name one letter, or give --all");
    says(letters("retry", "1", "--all"), 2, "name one letter, or give --all");
    says(letters("list", "--database", "nope"), 2, "no database is called nope");
    says(letters("show", "soon"), 2, "soon");
    says(letters(), 2, "COMMAND");
  }
}
